using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Storage;
using ChatOps.Storage.Outages;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating;

/// <summary>
/// What a moderator does on a page: the use case of the chat, with its own check of who may, run as the moderator's account and recorded
/// with its outcome. A page that is sent twice has the effect of one.
/// </summary>
internal sealed class Gestures(Db db, Dispatch dispatch, AuditLog audit)
{
    /// <summary>The field that tells a page that is sent again from one that is sent anew.</summary>
    public const string Once = "once";

    /// <summary>Stands in the audit for whatever else was sent to a page.</summary>
    private const string SomethingElse = "console.something-else";

    /// <summary>Null: this is not done from a page, or nobody is known who could.</summary>
    public async Task<Answer?> Do(Moderator moderator, IFormCollection form, Ct ct)
    {
        var pressed = HtmlFields.Read(form);
        if (moderator.Known is not { Account: var account } || !ModeratorsActs.Actions.Contains(pressed.Action))
        {
            await Refuse(moderator, form, ct);
            return null;
        }

        var key = new AccountKey(account.Channel, account.Tenant, account.UserId);
        var answer = await dispatch(
            new Inbound(key, pressed.Action, pressed.Subject, pressed.Fields, $"console:{moderator.Actor}:{form[Once]}")
            {
                Actor = moderator.Actor,
                IsAnsweredAtOnce = true,
                IsInModal = true,
            },
            ct);
        return answer is Answer.Away ? throw new DatabaseAway(Outage.Unreachable) : answer;
    }

    /// <summary>It does not come to a use case: the program is not theirs, or it is nothing that a page may send. About nobody.</summary>
    public Task Refuse(Moderator moderator, IFormCollection form, Ct ct)
    {
        var action = HtmlFields.Read(form).Action;
        return db.Write(
            session =>
                audit.Record(session, moderator.Actor, ModeratorsActs.Actions.Contains(action) ? action : SomethingElse, isRefused: true),
            ct);
    }

    /// <summary>A field of its own for each drawing of a form.</summary>
    public static string OnceField() => $"<input type=\"hidden\" name=\"{Once}\" value=\"{Ids.New()}\">\n";
}
