using ChatOps.Joining;
using ChatOps.Pairing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Tests.Golden;
using ChatOps.Texts;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Pairing;

/// <summary>Card 2 of the design in its first form, and the moderator's pairing, as every channel draws them.</summary>
public sealed class PairingGoldenTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 9, 0);

    private static readonly Program Autumn = new() { Id = new ProgramId("0193-program"), Key = "autumn-2026", Name = "Autumn 2026" };

    private static readonly Round First = new()
    {
        Id = "0193-round",
        ProgramId = Autumn.Id,
        Number = 1,
        FirstDay = new LocalDate(2026, 11, 23),
        LastDay = new LocalDate(2026, 12, 11),
    };

    private static readonly RevealCard.Introduced Ben = Introduce("Ben Okafor", "Europe/London", Channel.Slack);
    private static readonly RevealCard.Introduced Ana = Introduce(
        "Ana Ruiz", "Europe/Paris", Channel.Slack, "I work in Lyon, I like lists, and I'm better after coffee.", "spreadsheets");
    private static readonly RevealCard.Introduced Kim = Introduce("Kim Sato", "Asia/Kolkata", Channel.Teams);

    [Fact]
    public void the_partner_is_introduced() => Goldens.Check(Reveal("en", Ana), "reveal");

    [Fact]
    public void the_partner_is_introduced_in_german() => Goldens.Check(Reveal("de", Ana), "reveal.german");

    [Fact]
    public void two_partners_on_two_channels_are_introduced() => Goldens.Check(Reveal("en", Ana, Kim), "reveal.trio");

    [Fact]
    public void a_supporter_reads_whom_they_support() =>
        Goldens.Check(OneSided("en", Side.Supporter, (Ana, Side.Supported)), "reveal.supporting");

    [Fact]
    public void who_is_supported_reads_by_whom() =>
        Goldens.Check(OneSided("de", Side.Supported, (Ana, Side.Supporter)), "reveal.supported-de");

    [Fact]
    public void two_may_share_a_supporter() =>
        Goldens.Check(OneSided("en", Side.Supported, (Ana, Side.Supporter), (Kim, Side.Supported)), "reveal.supported-together");

    [Fact]
    public void an_ended_pair_is_one_line() => Goldens.Check(Reveal(Instant.FromUtc(2026, 12, 1, 9, 0), "en", Ana), "reveal.past");

    [Fact]
    public void hours_apart_are_said_in_the_readers_language()
    {
        RevealCard.TimeApart(Ben.Person, Ana.Person, Now, TextCatalog.For("en")).ShouldBe("one hour ahead of you");
        RevealCard.TimeApart(Kim.Person, Ben.Person, Now, TextCatalog.For("en")).ShouldBe("5.5 hours behind you");
        RevealCard.TimeApart(Ben.Person, Kim.Person, Now, TextCatalog.For("de")).ShouldBe("5,5 Stunden vor dir");
        RevealCard.TimeApart(Ben.Person, Ben.Person, Now, TextCatalog.For("en")).ShouldBe("same time as you");
    }

    [Fact]
    public void the_moderator_chooses_who_stands_together() =>
        Goldens.Check(
            PairForm.Draw(
                Autumn,
                [
                    new Member { PersonId = new PersonId("ana"), DisplayName = "Ana Ruiz" },
                    new Member { PersonId = new PersonId("ben"), DisplayName = "Ben Okafor" },
                ],
                isOpen: false,
                TextCatalog.For("en")),
            "pair-form");

    private static ChatOps.Cards.Card Reveal(string locale, params RevealCard.Introduced[] others) => Reveal(null, locale, others);

    private static ChatOps.Cards.Card Reveal(Instant? ended, string locale, params RevealCard.Introduced[] others) =>
        RevealCard.Draw(
            Autumn,
            First,
            new Partnership
            {
                Id = "0193-pair",
                ProgramId = Autumn.Id,
                RoundId = First.Id,
                EndedAt = ended,
            },
            Ben,
            others,
            null,
            Now,
            TextCatalog.For(locale));

    private static ChatOps.Cards.Card OneSided(string locale, Side own, params (RevealCard.Introduced Who, Side Side)[] others) =>
        RevealCard.Draw(
            Autumn,
            First,
            new Partnership
            {
                Id = "0193-pair",
                ProgramId = Autumn.Id,
                RoundId = First.Id,
                Partners =
                [
                    .. others
                        .Append((Who: Ben, Side: own))
                        .Select(o => new Partner
                        {
                            PersonId = o.Who.Person.Id,
                            DisplayName = o.Who.Name,
                            Side = o.Side,
                        }),
                ],
            },
            Ben,
            [.. others.Select(o => o.Who)],
            null,
            Now,
            TextCatalog.For(locale));

    private static RevealCard.Introduced Introduce(string name, string zone, Channel channel, string? intro = null, string? help = null)
    {
        var person = new Person { Id = new PersonId(name), DisplayName = name, Zone = zone, WorkEmail = "someone@example.com" };
        var intake = new Intake
        {
            MembershipId = name,
            Topic = "writing",
            Languages = ["en", "fr"],
            Modes = ["video"],
            FeedbackStyle = "mirror",
            Words = new IntakeWords { Intro = intro is null ? null : new Words(intro), CanHelp = help is null ? null : new Words(help) },
        };
        return new RevealCard.Introduced(
            person,
            name,
            intake,
            new Account
            {
                Id = new AccountId(name),
                PersonId = person.Id,
                Channel = channel,
                Tenant = "T0ACME",
                UserId = "U" + name[..3],
            });
    }
}
