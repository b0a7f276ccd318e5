using ChatOps.Matching;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Rounds.Delivered;
using ChatOps.Rounds.Editing;
using ChatOps.Rounds.Planning;
using ChatOps.Rounds.Proposing;
using ChatOps.Tests.Golden;
using ChatOps.Texts;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Rounds;

/// <summary>The moderator's cards of a round, as every channel draws them.</summary>
public sealed class RoundGoldenTests
{
    private static readonly Phrases English = TextCatalog.For("en");

    private static readonly Program Autumn = new() { Id = new ProgramId("0193-program"), Key = "autumn-2026", Name = "Autumn 2026" };

    private static readonly Round Second = new()
    {
        Id = "0193-round",
        ProgramId = Autumn.Id,
        Number = 2,
        FirstDay = new LocalDate(2026, 11, 23),
        LastDay = new LocalDate(2026, 12, 11),
    };

    private static readonly Person Dana = new() { Id = new PersonId("dana"), DisplayName = "Dana Field", Zone = "Europe/Berlin" };

    [Fact]
    public void a_proposal_waits_for_a_word() => Goldens.Check(Draw(Proposed(3), "en"), "proposal");

    [Fact]
    public void a_proposal_in_german() => Goldens.Check(Draw(Proposed(3), "de"), "proposal.german");

    [Fact]
    public void a_long_proposal_is_paged() => Goldens.Check(Draw(Proposed(20), "en", page: 2), "proposal.second-page");

    [Fact]
    public void an_approved_round_waits_for_its_hour() =>
        Goldens.Check(Draw(Proposed(1) with { State = ProposalState.Approved }, "en"), "proposal.approved");

    [Fact]
    public void an_opened_round_leads_to_who_got_it() =>
        Goldens.Check(Draw(Proposed(1) with { State = ProposalState.Opened, RoundId = Second.Id, LeftOut = [] }, "en"), "proposal.opened");

    [Fact]
    public void a_group_is_changed_in_a_form() =>
        Goldens.Check(GroupForm.Draw(Proposed(3), Proposed(3).Groups[1], English), "proposal-group");

    [Fact]
    public void a_dry_run_offers_nothing_to_press() =>
        Goldens.Check(DryRunCard.Draw(Autumn, new Draft(Proposed(2).Groups, Proposed(2).LeftOut), 1, English), "dry-run");

    [Fact]
    public void a_moderator_sees_the_rounds() =>
        Goldens.Check(RoundsCard.Draw(Autumn, Second, 2, Proposed(1), new LocalDate(2026, 12, 14), English), "rounds");

    [Fact]
    public void dates_and_cadence_are_changed_in_chat() =>
        Goldens.Check(RoundsForm.Draw(Autumn, new LocalDate(2026, 12, 14), new LocalDate(2026, 11, 23), English), "rounds-form");

    [Fact]
    public void what_counts_is_changed_in_chat() => Goldens.Check(WeightsForm.Draw(Autumn, English), "weights-form");

    [Fact]
    public void every_delivery_is_accounted_for() => Goldens.Check(DeliveryCard.Draw(Autumn, Second,
    [
        new(new DeliveryOfNews(new("1"), "Ana Ruiz", DeliveryState.Failed, "msg_blocks_too_long"), null),
        new(new DeliveryOfNews(new("2"), "Ben Okafor", DeliveryState.Blocked, "ConversationBlockedByUser"), null),
        new(new DeliveryOfNews(new("3"), "Cem Aydin", DeliveryState.NotInstalled, "BotNotInConversationRoster"), null),
        new(new DeliveryOfNews(new("4"), "Dora Novak", DeliveryState.Gone, "user_not_found"), null),
        new(new DeliveryOfNews(new("5"), "Eli Roth", DeliveryState.LeftOut), new(new("5"), "Eli Roth", LeftOut.Unmatched)),
        new(new DeliveryOfNews(new("6"), "Fay Lund", DeliveryState.Waiting), null),
        new(new DeliveryOfNews(new("7"), "Gil Amar", DeliveryState.Queued), null),
        new(new DeliveryOfNews(new("8"), "Kim Sato", DeliveryState.Sent), null),
    ], 1, English), "delivery");

    [Theory]
    [InlineData("teams")]
    [InlineData("slack")]
    public void a_full_page_fits_into_a_message(string channel)
    {
        var card = Draw(Proposed(20, names: "Maximiliane-Alexandra Wolfeschlegelsteinhausenberger"), "de");

        if (channel == "teams")
            System
                .Text.Encoding.UTF8.GetByteCount(
                    ChatOps.Channels.Teams.AdaptiveCards.Render(card).ToJsonString(ChatOps.Cards.CardJson.Options))
                .ShouldBeLessThan(20 * 1024);
        else
            ChatOps.Channels.Slack.BlockKit.Message(card).Count.ShouldBeLessThan(50);
    }

    private static ChatOps.Cards.Card Draw(Proposal proposal, string locale, int page = 1)
    {
        var left = proposal.LeftOut.FirstOrDefault(l => l.Why == LeftOut.Unmatched);
        var third = left is null
            ? []
            : new Dictionary<PersonId, JoinAsThird.Third>
            {
                [left.PersonId] = new(left.PersonId, proposal.Groups[0], new Group([], 0, 0, [])),
            };
        return ProposalCard.Draw(Autumn, proposal, Second, third, page, Dana, isIn: page > 1, TextCatalog.For(locale));
    }

    private static Proposal Proposed(int groups, string names = "Person") =>
        new()
        {
            Id = "0193-proposal",
            ProgramId = Autumn.Id,
            FirstDay = new LocalDate(2026, 12, 14),
            LastDay = new LocalDate(2027, 1, 1),
            State = ProposalState.Proposed,
            Version = 4,
            OpensAt = Instant.FromUtc(2026, 12, 14, 8, 0),
            Groups =
            [
                .. Enumerable
                    .Range(1, groups)
                    .Select(g => new ProposedGroup
                    {
                        Id = $"0193-group-{g}",
                        Members =
                        [
                            .. Enumerable
                                .Range(1, g == 2 ? 3 : 2)
                                .Select(m => new ProposedMember(new PersonId($"p{g}-{m}"), $"{names} {g}{(char)('A' + m)}")),
                        ],
                        IsLocked = g == 1,
                        Reasons =
                            g == 1
                                ? [Reason.Keep, Reason.Topic, Reason.Language]
                                : [Reason.NearTopic, Reason.Language, Reason.Mode, Reason.Department, Reason.Seniority],
                        Overlap = 390,
                    }),
            ],
            LeftOut =
            [
                new(new PersonId("gil"), "Gil Amar", LeftOut.Unmatched),
                new(new PersonId("tom"), "Tom Oak", LeftOut.Unreachable, "BotNotInConversationRoster"),
            ],
        };
}
