using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire.Rounds;

/// <summary>
/// B12: an outside partner, a guest of the workspace or tenant: paired where the program takes guests, kindly told where it does not.
/// </summary>
public abstract class GuestTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_guest_is_paired_where_the_program_takes_guests(string guest, string kim)
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Channel.Slack);
        await circle.Dana.Says("program");
        await circle.Dana.Reads("New program");
        (
            await circle.Dana.Sends(
                "program.new",
                "program.create",
                ("name", "With friends"),
                ("weeks", "3"),
                ("languages", "en"),
                ("is_open", "true"),
                ("takes_guests", "true"))).ShouldBe("");
        var (gil, other) = (app.Guest(Enum.Parse<Channel>(guest), "Gil Noor"), app.Newcomer(Enum.Parse<Channel>(kim), "Kim Sato"));
        foreach (var member in new[] { gil, other })
        {
            await member.Says("join with friends");
            await member.Reads("With friends pairs you with a colleague");
            (
                await member.Sends(
                    "join.open",
                    "intake.submit",
                    ("topic", "writing"),
                    ("languages", "en"),
                    ("mode", "video"),
                    ("feedback_style", "both"),
                    ("agree", "true"))).ShouldBe("");
            await member.LooksUp();
        }

        await app.Eventually("SELECT COUNT(*) FROM persons WHERE is_guest", 1);
        await circle.Dana.Says("rounds with friends");
        await circle.Dana.Reads("Rounds of With friends");
        await circle.Dana.Presses("rounds.run-now");
        await circle.Dana.Reads("Nobody is told anything until you approve.");
        await circle.Dana.Presses("proposal.approve");
        await circle.Until("opened");

        await gil.Reads("Your partner is Kim Sato");
        await other.Reads("Your partner is Gil Noor");
    }

    [Theory]
    [InlineData("Kim")]
    [InlineData("Tom")]
    public async Task who_turns_out_to_be_a_guest_is_told_and_is_in_no_pair(string name)
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Channel.Slack, "Kim", "Tom");
        // Their channel says so only now: it is asked before a round.
        var turned = circle.Members[name];
        if (turned is InSlack { Slack.User: var user })
            app.Slack.AddUser(user, $"{name} Doe", $"{name}@contoso.example", u => u["is_restricted"] = true);
        else if (turned is InTeams { Teams.Person: var person })
            app.Teams.Chats.Add(person with { UserPrincipalName = $"{name}_fabrikam.example#EXT#@contoso.example" });

        await circle.RunsNow();
        await turned.Reads("A program that you joined is for employees, and you are a guest here");
        await circle.Dana.Presses("proposal.approve");
        await circle.Until("opened");

        foreach (var member in circle.Members.Values.Where(m => m != turned))
            await member.Reads("Your partners are");
        turned.SeesNow("Your partner is").ShouldBeFalse();
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'left'", 1);
    }
}

public sealed class SqliteGuestTests() : GuestTests("sqlite");

public sealed class PostgresGuestTests() : GuestTests("postgres");
