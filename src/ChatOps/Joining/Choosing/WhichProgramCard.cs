using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Joining.Choosing;

/// <summary>"Which program?", with a button each. Subject: the action that was asked for.</summary>
internal sealed class WhichProgramCard(MyPrograms mine) : ICardBuilder
{
    public const string Kind = "which-program";

    /// <summary>As many as a Slack message and a Teams card hold with a button each.</summary>
    private const int Most = 20;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        var possible = await mine.For(showing.Db, showing.Reader, showing.Subject);
        return possible.Count == 0 ? null : new Card(Kind, t["which-program.heading"])
        {
            Locale = t.Tag,
            Heading = t["which-program.heading"],
            Body = [.. possible.Take(Most).Select(p => new ButtonRow([new Button(showing.Subject, p.Id.Value, Label(p))]))],
        };
    }

    /// <summary>A program's name where a button or a choice has room for 75 letters.</summary>
    internal static string Label(Program program) => Shown.Text(((Line)program.Name).Cut(75).Line);
}
