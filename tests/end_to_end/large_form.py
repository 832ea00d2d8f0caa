"""A form far larger than any of a school, laid on a phone beside the others."""

from playwright.sync_api import Page, expect

from daybook.forms.compiled import CompiledForm
from daybook.forms.xlsform.compiler import compile_form

QUESTIONS, ROWS, IN_A_ROW = 200, 50, 10
LAY = """async (form) => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    if (database.objectStoreNames.contains("base")) {
      const base = (mode) => database.transaction("base", mode).objectStore("base");
      const [kept] = await done(base("readonly").index("kind").getAll("form"));
      const row = await window.openedRow("base", kept);
      // A page reads what is not sealed as it is.
      await done(base("readwrite").put({ ...row, rid: "large-form", body: form }));
    }
    database.close();
  }
}"""


def lay(page: Page) -> None:
    """Put the form "large" on the phone whose page is signed in, and open home again."""
    page.evaluate(LAY, large_form())
    page.goto("/".join(page.url.split("/")[:3]))
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def large_form() -> CompiledForm:
    """The compiled form: texts, numbers and choices, some asked by a rule, sums of others."""
    questions = [_question(number, "q", QUESTIONS) for number in range(QUESTIONS)]
    inside = [_question(number, "r", IN_A_ROW) for number in range(IN_A_ROW)]
    survey = [
        *questions,
        {"type": "begin_repeat", "name": "rows", "label": "Rows", "repeat_count": str(ROWS)},
        *inside,
        {"type": "end_repeat", "name": ""},
    ]
    choices = [{"list_name": "l", "name": each, "label": each} for each in ("a", "b", "c")]
    settings = {"form_id": "large", "form_title": "Large", "version": "1", "audience": "school"}
    sheets = {"survey": survey, "choices": choices, "settings": [settings]}
    return compile_form("\n\n".join(_sheet(name, rows) for name, rows in sheets.items()))


def _question(number: int, stem: str, count: int) -> dict[str, str]:
    name = f"{stem}{number}"
    asked = {"name": name, "label": f"Question {name}"}
    match number % 5:
        case 1:
            return {**asked, "type": "integer", "constraint": ". >= 0 and . <= 1000"}
        case 2:
            return {**asked, "type": "select_one l", "required": "yes"}
        case 3:
            rule = f"${{{stem}{number - 1}}} = 'a' or ${{{stem}{number - 2}}} > 3"
            return {**asked, "type": "text", "relevant": rule}
        case 4:
            sum_of_two = f"coalesce(${{{stem}{number - 3}}}, 0) + {count}"
            return {**asked, "type": "calculate", "calculation": sum_of_two}
        case _:
            return {**asked, "type": "text", "required": "yes"}


def _sheet(name: str, rows: list[dict[str, str]]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    titles = ["label::zh" if column == "label" else column for column in columns]
    titles = [title.replace("form_title", "form_title::zh") for title in titles]
    more = [column for column in columns if column in ("label", "form_title")]
    head = [*titles, *(f"{column}::en" for column in more)]
    lines = [[*(row.get(column, "") for column in [*columns, *more])] for row in rows]
    return "\n".join([f"| {name} |", *(f"| | {' | '.join(line)} |" for line in [head, *lines])])
