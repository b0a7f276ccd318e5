using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;
using ChatOps.Storage.Faults;

namespace ChatOps.Joining.Holidays;

/// <summary>A moderator says where the public holidays come from; the calendar is fetched a moment later. Subject: the program.</summary>
internal sealed class SaveHolidays(ProgramStore programs, HolidayStore store, FaultStore faults) : IUseCase
{
    public const int AddressLength = 500;

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var id = new ProgramId(visit.Subject);
        if (!await programs.IsModerator(visit.Db, id, visit.Person.WorkEmail))
            return new Reply.Say("error.moderators_only");
        var address = visit.Fields.Words("address")?.Reveal() ?? "";
        if (address.Length > AddressLength)
            return Wrong(visit, visit.Phrases.Fill("error.too_long", ("max", AddressLength), ("n", address.Length)));
        if (address.Length > 0 && !HolidayFetch.IsAddress(address))
            return Wrong(visit, visit.Phrases["holidays.error.address"]);
        await store.SetSource(visit.Db, id, address, visit.Now);
        // What failed before may be another calendar: it is looked at at once.
        await faults.Clear(visit.Db, nameof(ImportHolidays), FaultKind.Holidays, id.Value);
        return new Reply.Show(new CardRef(NoticeCard.Kind, "holidays.saved"));
    }

    private static Reply.Correct Wrong(Visit visit, string message) =>
        new(new CardRef(HolidaysForm.Kind, visit.Subject), visit.Fields, [new FieldError("address", message)]);
}

/// <summary>"holidays", for moderators.</summary>
internal sealed class OpenHolidays(MyPrograms mine) : ModeratorsForm(mine)
{
    protected override string Action => "holidays.open";

    protected override Reply Open(Program program) => new Reply.Ask(new CardRef(HolidaysForm.Kind, program.Id.Value));
}
