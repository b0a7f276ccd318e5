using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.CheckIns.Copies;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>A comment (<c>copy.comment.send</c>) or a link (<c>copy.link.send</c>) for the author of a week.</summary>
internal sealed partial class CommentOnCopy(CopyStore store, Comments comments, ILogger<CommentOnCopy> log) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var copy = await store.Find(visit.Db, visit.Subject);
        if (MayAnswerCopy.Decide(copy, visit.Person.Id) is { } refusal)
            return refusal;
        var isLink = visit.Inbound.Action == "copy.link.send";
        switch (isLink ? DecideLink(visit.Fields, visit.Phrases) : DecideComment(visit.Fields, visit.Phrases))
        {
            case Decision.Sent sent:
                await comments.Send(visit, copy!.CheckInId, isLink ? "link" : "comment", copy.Author.PersonId, sent.Words);
                Log.CommentWasSent(log, visit.Person.Id, isLink);
                return new Reply.Show(new CardRef(PartnerCopyCard.Kind, copy.CheckInId));
            case Decision.Incomplete incomplete:
                return new Reply.Correct(
                    new CardRef(isLink ? LinkForm.Kind : CommentForm.Kind, visit.Subject), visit.Fields, incomplete.Errors);
            default:
                return Reply.Done;
        }
    }

    internal static Decision DecideComment(Fields fields, Phrases t) => fields.Words("text") switch
    {
        null => new Decision.Incomplete([new FieldError("text", t["copy.error.empty"])]),
        { Length: > CopyForm.TextLength } text => new Decision.Incomplete([CheckInRules.Long("text", text.Length, CopyForm.TextLength, t)]),
        { } text => new Decision.Sent(new ResponseWords { Text = text }),
    };

    internal static Decision DecideLink(Fields fields, Phrases t)
    {
        var (address, note) = (fields.Words("url"), fields.Words("note"));
        List<FieldError> errors =
        [
            .. address is { Length: > LinkForm.AddressLength }
                ? [CheckInRules.Long("url", address.Length, LinkForm.AddressLength, t)]
                : Array.Empty<FieldError>(),
            .. address is null || !IsAddress(address) ? [new FieldError("url", t["copy.link.error"])] : Array.Empty<FieldError>(),
            .. note is { Length: > CopyForm.ShortLength }
                ? [CheckInRules.Long("note", note.Length, CopyForm.ShortLength, t)]
                : Array.Empty<FieldError>(),
        ];
        return errors.Count > 0
            ? new Decision.Incomplete([.. errors.DistinctBy(e => e.Field)])
            : new Decision.Sent(new ResponseWords { Address = address, Text = note });
    }

    private static bool IsAddress(Words words) =>
        words.Reveal() is var text && !text.Any(char.IsWhiteSpace) && !text.Any(char.IsControl)
        && text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0;

    internal abstract record Decision
    {
        internal sealed record Sent(ResponseWords Words) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Person} commented on a partner's week (a link: {IsLink})")]
        public static partial void CommentWasSent(ILogger logger, PersonId person, bool isLink);
    }
}

internal sealed class CommentForm(CopyStore store) : CopyForm(store, Kind)
{
    public const string Kind = "copy-comment";

    protected override IEnumerable<Element> Body(Copy copy, Phrases t) =>
        [
            .. WhatHelps(copy, t),
            new TextInput("text", t["copy.comment.text"], TextLength)
            {
                IsMultiline = true,
                Placeholder = t["copy.comment.text.placeholder"],
            },
        ];

    /// <summary>What the author asked for this week wins over what they said when they joined.</summary>
    private static Text[] WhatHelps(Copy copy, Phrases t)
    {
        var help = copy.Words?.Answer("help")?.Choice ?? copy.FeedbackStyle;
        return help is "ear" or "mirror" or "ideas"
            ? [new Text(t.Line($"copy.comment.helps.{help}", ("first", Span.Name(copy.Author.FirstName))))]
            : [];
    }
}

internal sealed class LinkForm(CopyStore store) : CopyForm(store, Kind)
{
    public const string Kind = "copy-link";
    public const int AddressLength = 500;

    protected override IEnumerable<Element> Body(Copy copy, Phrases t) =>
    [
        new TextInput("url", t["copy.link.url"], AddressLength) { Placeholder = "https://" },
        new TextInput("note", t["copy.link.note"], ShortLength) { IsOptional = true },
    ];
}
