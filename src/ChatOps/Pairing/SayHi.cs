using ChatOps.Cards;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Pairing;

/// <summary>
/// Opens the chat between partners who are on the same channel and tenant. Across channels the bot carries what they write.
/// </summary>
internal static class SayHi
{
    public static Button Button(Partnership partnership, RevealCard.Introduced own, RevealCard.Introduced other, Phrases t) =>
        LinkTo(own, other, t) is { } url
            ? new Button("say.hi", "", t["reveal.hi"], ButtonStyle.Primary) { Url = url }
            : new Button("say.open", partnership.Id, t["reveal.hi"], ButtonStyle.Primary);

    private static Uri? LinkTo(RevealCard.Introduced own, RevealCard.Introduced other, Phrases t)
    {
        if (own.Account is not { } from || other.Account is not { } to || from.Channel != to.Channel || from.Tenant != to.Tenant)
            return null;
        // Deep links: learn.microsoft.com "Create deep links to chats"; docs.slack.dev "Deep linking into Slack".
        if (to.Channel == Channel.Slack)
            return new Uri(
                $"https://slack.com/app_redirect?team={Uri.EscapeDataString(to.Tenant)}&channel={Uri.EscapeDataString(to.UserId)}"
            );
        var text = Uri.EscapeDataString(t.Fill("reveal.hi.text", ("first", other.Person.FirstName)));
        return other.Person.WorkEmail is { } email
            ? new Uri($"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString(email)}&message={text}")
            : null;
    }
}
