using ChatOps.Joining;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Demo.History;

/// <summary>The program and everybody in it, as they would be had they joined before the first round.</summary>
internal sealed class SampleProgram(PersonStore people, ProgramStore programs, MembershipStore memberships)
{
    public async Task<(
        Program Program,
        SampleMember Moderator,
        IReadOnlyList<SampleMember> Members,
        IReadOnlyList<SampleMember> Newcomers)> Found(Session db, Instant at)
    {
        var program = new Program
        {
            Id = ProgramId.New(),
            Key = "sample-program",
            Name = "Sample program",
            IsOpen = true,
            Settings = new ProgramSettings { PrivacyContact = "privacy@sample.example" },
        };
        await programs.Add(db, program, at);
        await programs.AddModerator(db, program.Id, DemoPeople.Moderator.Email);
        var moderator = await Arrive(db, DemoPeople.Moderator, -1, at);
        var members = new List<SampleMember>();
        foreach (var (number, person) in DemoPeople.Members.Index())
            members.Add(await Enrol(db, program, await Arrive(db, person, number, at), at));
        var newcomers = new List<SampleMember>();
        foreach (var (number, person) in DemoPeople.Newcomers.Index())
            newcomers.Add(await Arrive(db, person, members.Count + number, at));
        return (program, moderator, members, newcomers);
    }

    private async Task<SampleMember> Arrive(Session db, DemoPerson sample, int number, Instant at)
    {
        var seat = new SampleMember(sample, number, PersonId.New(), AccountId.New(), Ids.New());
        var person = new Person
        {
            Id = seat.PersonId,
            DisplayName = sample.Name,
            WorkEmail = sample.Email,
            Zone = sample.Zone,
            Locale = sample.Locale,
            WorkDays = sample.WorkDays,
            Department = sample.IsMember ? sample.Department : null,
            PreferredAccount = seat.AccountId,
            AllowsOutsideHours = sample.AllowsOutsideHours,
        };
        var account = new Account
        {
            Id = seat.AccountId,
            PersonId = seat.PersonId,
            Channel = sample.Channel,
            Tenant = DemoPerson.Tenant,
            UserId = sample.Key,
            Conversation = sample.Key,
        };
        await people.Add(db, person, at);
        await people.AddAccount(db, account, sample.Name, at);
        await people.SaveProfile(db, account.Id, sample.Profile, at);
        return seat;
    }

    private async Task<SampleMember> Enrol(Session db, Program program, SampleMember seat, Instant at)
    {
        var membership = new Membership
        {
            Id = seat.MembershipId,
            ProgramId = program.Id,
            PersonId = seat.PersonId,
            State = MembershipState.Active,
            NoticeVersion = program.Settings.NoticeInForce,
        };
        await memberships.Save(db, membership, at);
        await memberships.SaveIntake(db, seat.PersonId, SampleWords.Intake(seat.Person, seat.Number, seat.MembershipId), at);
        return seat;
    }
}
