using ChatOps.Texts;

namespace ChatOps.Cards;

/// <summary>The who-sees line at the end of every card that asks for or shows words, with the way to the data notice.</summary>
internal static class WhoSees
{
    public const string NoticeAction = "data.notice";

    public static IReadOnlyList<Element> Footer(Phrases phrases, Line line, string programId) =>
        [new Text(line, TextStyle.Subtle), new Link(new Button(NoticeAction, programId, phrases["data.notice.button"]))];

    /// <summary>The line under a single field or group of fields.</summary>
    public static Element Line(Phrases phrases, string key) => new Text(phrases[key], TextStyle.Subtle);
}
