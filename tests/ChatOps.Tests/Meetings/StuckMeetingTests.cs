using ChatOps.Operations.Checks.Meeting;
using ChatOps.People;
using ChatOps.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Meetings;

/// <summary>What no calendar will take by itself is told to the moderator and to the operator, with names and without words.</summary>
public abstract class StuckMeetingTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_booking_that_outlook_refuses_needs_the_moderator_until_it_is_made(string ana, string ben)
    {
        await using var world = await MeetingWorld.Begin(_engine, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        world.Outlook.Faults.Enqueue(("Book", "ErrorAccessDenied"));
        await world.Pairs();
        await world.App.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'failed'", 1);

        await world.Story.Dana.Says("needs");

        await world.Story.Dana.Reads("Ana Ruiz, Ben Okafor: no meeting is booked.");
        var doctor = await Doctor(world);
        doctor.ShouldContain("1 times book (ErrorAccessDenied). Ana Ruiz, Ben Okafor: no meeting is booked");
        doctor.ShouldContain("IT finds the cause with \"doctor\". (ErrorAccessDenied)");
        await world.App.Later(Duration.FromMinutes(61));
        await world.Becomes("booked");
        await world.Story.Dana.Says("needs");
        await world.Story.Dana.Reads("Nobody needs you right now.");
    }

    [Fact]
    public async Task a_pair_that_outlook_is_closed_to_has_its_time_and_its_moderator_knows_why()
    {
        await using var world = await MeetingWorld.Begin(_engine);
        world.Outlook.WithoutMailbox["Ana Ruiz"] = true;
        world.Outlook.WithoutMailbox["Ben Okafor"] = true;
        await world.Pairs();
        await world.Settles();
        await world.Becomes("booked");

        await world.Story.Dana.Says("needs");

        await world.Story.Dana.Reads(
            "Ana Ruiz, Ben Okafor: their time stands in their private feeds, because neither has an Outlook mailbox that we reach.");
        await world.App.Until(Instant.FromUtc(2026, 12, 1, 9, 0));
        (await Doctor(world)).ShouldNotContain("private feeds", Case.Sensitive, "told for a week");
    }

    [Fact]
    public async Task a_meeting_that_could_not_be_taken_out_is_told_with_whose_calendar_it_is_in()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        var organizer = world.Outlook.Series[0].Plan.Organizer.DisplayName;
        world.Outlook.Faults.Enqueue(("Cancel", "ErrorAccessDenied"));

        await world.Ben.Leaves();
        await world.App.Tick();
        await world.Settles();

        await world.Story.Dana.Says("needs");
        await world.Story.Dana.Reads(
            $"Ana Ruiz, Ben Okafor: a meeting that has ended still stands in {organizer}'s calendar.");
    }

    private static async Task<string> Doctor(MeetingWorld world) =>
        (await ActivatorUtilities.CreateInstance<MeetingsCheck>(world.App.Services).Run(TestContext.Current.CancellationToken)).ToString();
}

public sealed class SqliteStuckMeetingTests() : StuckMeetingTests("sqlite");

public sealed class PostgresStuckMeetingTests() : StuckMeetingTests("postgres");
