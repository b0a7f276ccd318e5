using ChatOps.Cards;
using ChatOps.CheckIns.Copies;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

internal sealed class CommentForm(CopyStore store) : CopyForm(store, Kind)
{
    public const string Kind = "copy-comment";

    protected override IEnumerable<Element> Body(Copy copy, Phrases t) =>
        [.. WhatHelps(copy, t), new TextInput("text", t["copy.comment.text"], TextLength) { IsMultiline = true, Placeholder = t["copy.comment.text.placeholder"] }];

    /// <summary>What the author asked for this week wins over what they said when they joined.</summary>
    private static Text[] WhatHelps(Copy copy, Phrases t)
    {
        var help = copy.Words?.Answer("help")?.Choice ?? copy.FeedbackStyle;
        return help is "ear" or "mirror" or "ideas" ? [new Text(t.Line($"copy.comment.helps.{help}", ("first", Span.Name(copy.Author.FirstName))))] : [];
    }
}
