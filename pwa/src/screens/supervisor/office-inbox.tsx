/** The inbox and the conversation about a record: fetched when somebody goes there. */

export { Conversation } from "./inbox/conversation";
export { InboxPage } from "./inbox/inbox";
