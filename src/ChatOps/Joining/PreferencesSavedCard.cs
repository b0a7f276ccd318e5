using ChatOps.Cards;
using ChatOps.Channels;

namespace ChatOps.Joining;

/// <summary>What the second form turns into. Subject: the program.</summary>
internal sealed class PreferencesSavedCard : ICardBuilder
{
    public const string Kind = "preferences-saved";

    public Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        return Task.FromResult<Card?>(new Card(Kind, t["preferences.saved.heading"])
        {
            Locale = t.Tag,
            Heading = t["preferences.saved.heading"],
            Body = [new Text(t["preferences.saved"])],
            Buttons = [new Button("menu", "", t["menu.button"])],
        });
    }
}
