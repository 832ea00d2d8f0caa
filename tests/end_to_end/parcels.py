"""What people do with files of unsent work, in the words that stand on the page (Chinese)."""

from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

DROPPED = """([content, name]) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name));
  return transfer;
}"""


def open_screen(page: Page) -> None:
    """Go to the screen for files, as from the sync screen."""
    origin = "/".join(page.url.split("/")[:3])
    page.goto(f"{origin}/#/sync")
    page.get_by_role("link", name="未上传记录的文件").click()
    expect(page.get_by_role("heading", name="未上传记录的文件")).to_be_visible()


def make(page: Page, folder: Path) -> Path:
    """Make a file of what waits on this phone and save it to `folder`."""
    open_screen(page)
    page.get_by_role("button", name="做成文件", exact=True).click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="存到本机").click()
    expect(page.get_by_text("已存到本机的“下载”里")).to_be_visible()
    name = saving.value.suggested_filename
    saving.value.save_as(folder / name)
    return folder / name


def choose(page: Page, *files: Path) -> None:
    """Choose files that somebody brought, on the screen in sight."""
    page.locator("input[type=file]").set_input_files(files)


def drop(page: Page, file: Path) -> None:
    """Drop a file on the place for it, as from a desk's own folder."""
    content = b64encode(file.read_bytes()).decode()
    carried = page.evaluate_handle(DROPPED, [content, file.name])
    page.locator(".parcel-drop").dispatch_event("drop", {"dataTransfer": carried})


def brought(page: Page) -> Locator:
    """The files that were chosen here, the newest first."""
    return page.get_by_role("list", name="替别人上传的文件").get_by_role("article")
