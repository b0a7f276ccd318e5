using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Web;
using ChatOps.Joining;
using ChatOps.Pairing.Rounds.Planning;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Moderating.Rounds;

/// <summary>
/// Rounds, proposals, deliveries and applicants on a page: the same cards and the same use cases as in the chat, with their own checks of who may. A gesture
/// runs as the moderator's account; a page that is sent twice has the effect of one.
/// </summary>
internal sealed class RoundsDesk(Db db, Dispatch dispatch, CardDesk cards, AuditLog audit)
{
    private const string Once = "once";

    /// <summary>What may be done from here: a program's affairs, nothing of a member's own.</summary>
    private static readonly string[] Actions = ["rounds.", "proposal.", "delivery.", "applicants.", "applicant.", "pair."];

    public Task<string> ShowRounds(Moderator moderator, Program program, Ct ct) => Show(moderator, program, "rounds", new CardRef(RoundsCard.Kind, program.Id.Value), ct);

    public Task<string> ShowApplicants(Moderator moderator, Program program, Ct ct) => Show(moderator, program, "applicants", new CardRef(ApplicantsCard.Kind, program.Id.Value), ct);

    public Task<string> DoRounds(Moderator moderator, Program program, IFormCollection form, Ct ct) => Do(moderator, program, "rounds", form, () => ShowRounds(moderator, program, ct), ct);

    public Task<string> DoApplicants(Moderator moderator, Program program, IFormCollection form, Ct ct) => Do(moderator, program, "applicants", form, () => ShowApplicants(moderator, program, ct), ct);

    private async Task<string> Show(Moderator moderator, Program program, string here, CardRef card, Ct ct)
    {
        if (moderator.Known is not { } known)
            return Write(moderator, program, here, null, "console.unknown");
        await Record(moderator, $"console.{here}.opened", ct);
        return Write(moderator, program, here, await cards.Build(card, known.Person, ct), null);
    }

    private async Task<string> Do(Moderator moderator, Program program, string here, IFormCollection form, Func<Task<string>> show, Ct ct)
    {
        var pressed = HtmlFields.Read(form);
        if (moderator.Known is not { } known || !Actions.Any(a => pressed.Action.StartsWith(a, StringComparison.Ordinal)))
            return await show();
        await Record(moderator, pressed.Action, ct);
        var account = known.Account;
        var inbound = new Inbound(new AccountKey(account.Channel, account.Tenant, account.UserId), pressed.Action, pressed.Subject, pressed.Fields, $"console:{moderator.Actor}:{form[Once]}") { IsAnsweredAtOnce = true, IsInModal = true };
        return await dispatch(inbound, ct) switch
        {
            Answer.Show shown => Write(moderator, program, here, shown.Card, null),
            Answer.Ask asked => Write(moderator, program, here, asked.Card, null),
            Answer.Aside aside => Write(moderator, program, here, aside.Card, null),
            Answer.Correct correct => Write(moderator, program, here, correct.Card, null),
            Answer.Say say => Write(moderator, program, here, null, null, say.Text),
            _ => await show(),
        };
    }

    private Task<bool> Record(Moderator moderator, string action, Ct ct) => db.Write(async session =>
    {
        await audit.Record(session, moderator.Actor, action);
        return true;
    }, ct);

    private static string Write(Moderator moderator, Program program, string here, Card? card, string? saysKey, string? says = null)
    {
        var t = moderator.Phrases;
        var form = new HtmlForm($"/console/{program.Key}/{here}") { Hidden = [(Once, Guid.CreateVersion7().ToString())] };
        var said = says ?? (saysKey is null ? null : t[saysKey]);
        return Frame.Write(moderator, t[$"console.{here}"],
            $"{(said is null ? "" : $"<p class=\"said\" role=\"status\">{Html.Encode(said)}</p>\n")}{(card is null ? "" : HtmlCards.Render(card, form))}<p><a href=\"/console/{program.Key}/{here}\">{Html.Encode(t["console.back"])}</a></p>\n",
            program, here);
    }
}
