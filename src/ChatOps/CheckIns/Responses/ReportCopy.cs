using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns.Copies;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Responses;

/// <summary>
/// "Something isn't right?" (<c>copy.report.send</c>): to the care contact or the moderators, with the reporter's name. The partner is not
/// told.
/// </summary>
internal sealed partial class ReportCopy(
    CopyStore copies, ResponseStore responses, AuditLog audit, Outbox outbox, ILogger<ReportCopy> log) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var copy = await copies.Find(visit.Db, visit.Subject);
        if (MayAnswerCopy.Decide(copy, visit.Person.Id) is { } refusal)
            return refusal;
        var contacts = await copies.CareContacts(visit.Db, copy!);
        if (contacts.Count == 0)
            return new Reply.Say("copy.report.nobody");
        if (Decide(visit.Fields, visit.Phrases) is { Count: > 0 } errors)
            return new Reply.Correct(new CardRef(ReportForm.Kind, visit.Subject), visit.Fields, errors);
        var includes = visit.Fields.IsOn("include");
        var id = await responses.Add(visit.Db, new NewResponse(visit.Subject, visit.Person.Id, "report")
        {
            Choice = includes ? "include" : null,
            Words = new ResponseWords { Text = visit.Fields.Words("text") },
        }, visit.Now);
        // The author's words are shown to somebody who is not their partner: it stands in the log that they can read.
        if (includes)
            await audit.Record(visit.Db, visit.Person.Id.Value, "report.week-included", copy!.Author.PersonId);
        foreach (var contact in contacts)
            await outbox.Queue(
                visit.Db, new Posting(new CardRef(ReportCard.Kind, id), contact.PersonId, visit.Now) { Importance = Importance.Keep });
        Log.WeekWasReported(log, visit.Person.Id, contacts.Count, includes);
        return new Reply.Say("copy.report.sent");
    }

    internal static IReadOnlyList<FieldError> Decide(Fields fields, Phrases t) => fields.Words("text") switch
    {
        null => [new FieldError("text", t["copy.error.empty"])],
        { Length: > CopyForm.TextLength } text => [CheckInRules.Long("text", text.Length, CopyForm.TextLength, t)],
        _ => [],
    };

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "{Person} reported a partner's week to {Contacts} contacts (the week included: {IncludesWeek})")]
        public static partial void WeekWasReported(ILogger logger, PersonId person, int contacts, bool includesWeek);
    }
}

/// <summary>"Something isn't right?" It names who will read it.</summary>
internal sealed class ReportForm(CopyStore store) : CopyForm(store, Kind)
{
    public const string Kind = "copy-report";

    public override async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (await Store.Find(showing.Db, showing.Subject) is not { } copy || !copy.IsFor(showing.Reader.Id))
            return null;
        return Draw(copy, await Store.CareContacts(showing.Db, copy), showing.Phrases);
    }

    internal Card Draw(Copy copy, IReadOnlyList<Partner> contacts, Phrases t) =>
        Draw(
            copy,
            t,
            [
                .. Body(copy, t),
                .. WhoSees.Footer(
                    t,
                    t.Line(
                        "copy.report.sees",
                        ("contact", Span.Name(string.Join(", ", contacts.Select(c => c.DisplayName)))),
                        ("partner", Span.Name(copy.Author.FirstName))),
                    copy.ProgramId.Value),
            ]);

    protected override IEnumerable<Element> Body(Copy copy, Phrases t) =>
    [
        new TextInput("text", t["copy.report.text"], TextLength) { IsMultiline = true },
        new Toggle("include", t["copy.report.include"]) { IsOptional = true },
    ];
}
