using ChatOps.Meetings;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Cards;
using ChatOps.Meetings.Proposals;
using ChatOps.Meetings.Times;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Tests.Golden;
using ChatOps.Texts;

namespace ChatOps.Tests.Meetings;

/// <summary>The meeting's own card, as every channel draws it.</summary>
public sealed class MeetingGoldenTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 7, 0);

    private static readonly Person Ana = new() { Id = new PersonId("ana"), DisplayName = "Ana Ruiz", Zone = "Europe/Paris" };

    [Fact]
    public void a_meeting_that_stands() => Goldens.Check(Draw(View(), "en"), "meeting-card");

    [Fact]
    public void a_meeting_that_stands_in_german() => Goldens.Check(Draw(View(), "de"), "meeting-card.german");

    [Fact]
    public void three_times_to_choose_from() => Goldens.Check(Draw(View() with
    {
        Proposal = new MeetingProposal
        {
            Id = "0193-proposal",
            PartnershipId = "0193-pair",
            SeriesId = "0193-series",
            State = TimeProposalState.Open,
            Options = [new(2026, 11, 25, 9, 0), new(2026, 11, 26, 9, 0), new(2026, 11, 27, 14, 30)],
        },
    }, "en"), "meeting-card.choose");

    [Fact]
    public void somebody_is_not_available() =>
        Goldens.Check(
            Draw(
                View() with
                {
                    Occurrences =
                    [
                        One("2", new LocalDate(2026, 11, 24), OccurrenceState.Away) with
                        {
                            AwayPersonId = new PersonId("ben"),
                        },
                        One("3", new LocalDate(2026, 12, 1), OccurrenceState.Planned),
                    ],
                },
                "en"),
            "meeting-card.not-available");

    [Fact]
    public void did_you_meet() =>
        Goldens.Check(
            Draw(
                View() with
                {
                    Occurrences =
                    [
                        One("1", new LocalDate(2026, 11, 17), OccurrenceState.Planned),
                        One("3", new LocalDate(2026, 12, 1), OccurrenceState.Moved),
                    ],
                },
                "en"),
            "meeting-card.held");

    [Fact]
    public void a_time_without_outlook() => Goldens.Check(Draw(View() with
    {
        Series = Series with { Calendar = CalendarKind.Ics, JoinUrl = null },
        Feed = new Uri("https://chatops.example/calendar/secret.ics"),
        File = new Uri("https://chatops.example/calendar/secret/0193-series.ics"),
    }, "en"), "meeting-card.feed");

    [Fact]
    public void every_meeting_line_is_said_as_designed()
    {
        Line(View()).ShouldBe("Tuesdays 10:00 to 10:20 your time, with a Teams link. It is in both calendars.");
        Line(View() with { Series = null }).ShouldBe("We are finding a time. This line changes when it is booked.");
        Line(View() with { Series = Series with { Time = Series.Time! with { Fit = SlotFit.Closest } } })
            .ShouldBe("Your working hours don't meet, so this is the closest we found: 10:00 for you, 18:00 for Ben.");
        Line(View() with { Frame = Frame with { Here = [.. Frame.Here.Select(p => p with { PrefersWriting = true })] } })
            .ShouldBe("You both prefer writing, so nothing is in your calendars.");
        Line(View() with { Series = Series with { Time = Series.Time! with { EveryWeeks = 2 } } })
            .ShouldBe("Every second Tuesday, 10:00 to 10:20 your time, with a Teams link. It is in both calendars.");
    }

    private static MeetingSeries Series =>
        new()
        {
            Id = "0193-series",
            PartnershipId = "0193-pair",
            ProgramId = new ProgramId("0193-program"),
            State = SeriesState.Booked,
            Calendar = CalendarKind.Graph,
            OrganizerId = new PersonId("ben"),
            People = [new PersonId("ana"), new PersonId("ben")],
            Time = new MeetingTime(
                "Europe/Paris", new LocalDate(2026, 11, 17), new LocalTime(10, 0), 20, 1, new LocalDate(2026, 12, 4), SlotFit.Common),
            JoinUrl = new Uri("https://teams.microsoft.com/l/meetup-join/0193"),
        };

    private static MeetingLimits Frame => new()
    {
        PartnershipId = "0193-pair",
        ProgramId = new ProgramId("0193-program"),
        ProgramKey = "autumn-2026",
        Program = new ProgramSettings(),
        RoundNumber = 1,
        FirstDay = new LocalDate(2026, 11, 16),
        LastDay = new LocalDate(2026, 12, 4),
        Stands = true,
        Here = [Comes("ana", "Ana Ruiz", "Europe/Paris"), Comes("ben", "Ben Okafor", "Asia/Tokyo")],
        Everybody = [Comes("ana", "Ana Ruiz", "Europe/Paris"), Comes("ben", "Ben Okafor", "Asia/Tokyo")],
    };

    private static MeetingView View() =>
        new()
        {
            Frame = Frame,
            Series = Series,
            Occurrences =
            [
                One("2", new LocalDate(2026, 11, 24), OccurrenceState.Planned),
                One("3", new LocalDate(2026, 12, 1), OccurrenceState.Planned),
            ],
            Agenda =
            [
                new MeetingView.Raised { Author = "Ana Ruiz", Item = "2" },
                new MeetingView.Raised { Author = "Ben Okafor", Item = "all" },
            ],
        };

    private static Attendee Comes(string id, string name, string zone) =>
        new()
        {
            PersonId = new PersonId(id),
            DisplayName = name,
            Hours = new WorkingHours(DateTimeZoneProviders.Tzdb[zone], "12345", 540, 1020),
        };

    private static MeetingOccurrence One(string id, LocalDate day, OccurrenceState state) => new()
    {
        Id = $"0193-occurrence-{id}",
        SeriesId = "0193-series",
        Day = day,
        StartsAt = WallTime.At(day.At(new LocalTime(10, 0)), DateTimeZoneProviders.Tzdb["Europe/Paris"]),
        Minutes = 20,
        State = state,
    };

    private static ChatOps.Cards.Card Draw(MeetingView view, string locale) => MeetingCard.Draw(view, Ana, Now, TextCatalog.For(locale));

    private static string Line(MeetingView view) => new MeetingLines(view, Ana, Now, TextCatalog.For("en")).When().Plain();
}
