using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.Pairing;

/// <summary>Opens the chat between partners who are on the same channel and tenant. Across channels the bot carries nothing yet: no button.</summary>
internal static class SayHi
{
    public static Button? Button(RevealCard.Introduced own, RevealCard.Introduced other, Phrases t)
    {
        if (own.Account is not { } from || other.Account is not { } to || from.Channel != to.Channel || from.Tenant != to.Tenant)
            return null;
        var text = Uri.EscapeDataString(t.Fill("reveal.hi.text", ("first", other.Person.FirstName)));
        // Deep links: learn.microsoft.com "Create deep links to chats"; docs.slack.dev "Deep linking into Slack".
        var url = to.Channel == Channel.Teams
            ? $"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString(other.Person.WorkEmail ?? "")}&message={text}"
            : $"https://slack.com/app_redirect?team={Uri.EscapeDataString(to.Tenant)}&channel={Uri.EscapeDataString(to.UserId)}";
        return to.Channel == Channel.Teams && other.Person.WorkEmail is null ? null : new Button("say.hi", "", t["reveal.hi"], ButtonStyle.Primary) { Url = new Uri(url) };
    }
}
