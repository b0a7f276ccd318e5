using ChatOps.Channels;
using ChatOps.CheckIns.Copies;

namespace ChatOps.CheckIns.Responses;

/// <summary>
/// Opens what a copy's buttons lead to: <c>copy.comment</c>, <c>copy.link</c>, <c>copy.brainstorm</c>, <c>copy.raise</c>, <c>copy.report</c>, and to read
/// <c>copy.open</c> and <c>copy.read</c>. <c>copy.back</c> and the reading's own button go back to the copy.
/// </summary>
internal sealed class OpenCopyForm(CopyStore store) : IUseCase
{
    public static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["copy.comment"] = CommentForm.Kind,
        ["copy.link"] = LinkForm.Kind,
        ["copy.brainstorm"] = BrainstormForm.Kind,
        ["copy.raise"] = RaiseForm.Kind,
        ["copy.report"] = ReportForm.Kind,
        ["copy.open"] = CopyWhole.Kind,
        ["copy.read"] = CopyWhole.Kind,
        ["copy.back"] = PartnerCopyCard.Kind,
        ["copy.whole.read"] = PartnerCopyCard.Kind,
    };

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var copy = await store.Find(visit.Db, visit.Subject);
        var kind = Kinds[visit.Inbound.Action];
        if (MayAnswerCopy.Decide(copy, visit.Person.Id, readsOnly: kind is CopyWhole.Kind or PartnerCopyCard.Kind) is { } refusal)
            return refusal;
        if (kind == ReportForm.Kind && (await store.CareContacts(visit.Db, copy!)).Count == 0)
            return new Reply.Say("copy.report.nobody");
        var card = new CardRef(kind, visit.Subject);
        return kind == PartnerCopyCard.Kind ? new Reply.Show(card) : new Reply.Ask(card);
    }
}
