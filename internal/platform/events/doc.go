// Package events tells what has happened, in two ways that belong together.
//
// The log is a table: Append joins the caller's transaction, After reads on from a cursor and never skips an event,
// however late its transaction commits. The Bus only says that there may be something new: services call Signal after
// their commit, readers Watch. Signals are coalesced and cross processes by NOTIFY, so a reader takes them as a reason
// to look, never as the news itself. Tail joins the two into what a subscription needs.
//
// Topics are short texts such as "library:<id>" or "jobs".
package events
