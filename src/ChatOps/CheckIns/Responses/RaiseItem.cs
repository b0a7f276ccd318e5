using System.Globalization;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns.Copies;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>
/// Puts a commitment, by number, or the week as a whole on the next meeting's list (<c>copy.raise.send</c>). No message; both cards say so.
/// </summary>
internal sealed class RaiseItem(CopyStore copies, ResponseStore responses, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var copy = await copies.Find(visit.Db, visit.Subject);
        if (MayAnswerCopy.Decide(copy, visit.Person.Id) is { } refusal)
            return refusal;
        switch (Decide(copy!, visit.Fields, visit.Person.Id, visit.Phrases))
        {
            case Decision.Raised raised:
                await responses.Add(
                    visit.Db,
                    new NewResponse(visit.Subject, visit.Person.Id, "raise") { To = copy!.Author.PersonId, Choice = raised.Item },
                    visit.Now);
                await outbox.Refresh(visit.Db, new CardRef(PartnerCopyCard.Kind, visit.Subject));
                await outbox.Refresh(visit.Db, new CardRef(CheckInForm.Kind, visit.Subject));
                break;
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(RaiseForm.Kind, visit.Subject), visit.Fields, incomplete.Errors);
            default:
                break;
        }

        return new Reply.Show(new CardRef(PartnerCopyCard.Kind, visit.Subject));
    }

    internal static Decision Decide(Copy copy, Fields fields, PersonId reader, Phrases t)
    {
        string[] allowed =
        [
            .. Enumerable.Range(1, copy.Words?.Commitments.Count ?? 0).Select(n => n.ToString(CultureInfo.InvariantCulture)),
            "all",
        ];
        return fields.Choice("item", allowed) switch
        {
            null => new Decision.Incomplete([new FieldError("item", t["copy.raise.error"])]),
            { } item when copy.From(reader, "raise").Any(r => r.Choice == item) => new Decision.Unchanged(),
            { } item => new Decision.Raised(item),
        };
    }

    internal abstract record Decision
    {
        internal sealed record Raised(string Item) : Decision;

        internal sealed record Unchanged : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;
    }
}

/// <summary>Which commitment to talk about: by number, because what is raised stands on both cards without its words.</summary>
internal sealed class RaiseForm(CopyStore store) : CopyForm(store, Kind)
{
    public const string Kind = "copy-raise";

    protected override IEnumerable<Element> Body(Copy copy, Phrases t)
    {
        var commitments = copy.Words?.Commitments ?? [];
        if (commitments.Count > 0)
            yield return new Listing([.. commitments.Select(c => CheckInSummary.LineOf(c, t))], IsNumbered: true);
        var items = commitments.Select((_, i) => (i + 1).ToString(CultureInfo.InvariantCulture));
        yield return new ChoiceInput("item", t["copy.raise.item"],
            [.. items.Select(n => new Choice(n, t.Fill("copy.raise.item.n", ("n", n)))), new Choice("all", t["copy.raise.item.all"])]);
    }

    protected override IEnumerable<Element> Sees(Copy copy, Person reader, Phrases t) => [];
}
