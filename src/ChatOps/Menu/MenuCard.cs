using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining;
using ChatOps.Programs;
using ChatOps.Settings;
using ChatOps.Texts;

namespace ChatOps.Menu;

/// <summary>What the bot answers to anything it is not asked by name: everything that can be done now, in the member's language.</summary>
internal sealed class MenuCard(
    ProgramStore programs, MembershipStore memberships, ModeratorList creators, SlackSettings slack, TeamsSettings teams) : ICardBuilder
{
    public const string Kind = "menu";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        var mine = await memberships.Of(showing.Db, showing.Reader.Id);
        var moderated = showing.Reader.WorkEmail is { } email ? await programs.ModeratedBy(showing.Db, email) : [];
        // Only where somebody can have more than one account.
        var mayLink = slack.ClientId is not null || (slack.IsConnected && teams.IsConnected);
        return Draw(mine, moderated, creators.MayCreate(showing.Reader.WorkEmail), t, mayLink);
    }

    internal static Card Draw(
        IReadOnlyList<Membership> mine, IReadOnlyList<Program> moderated, bool mayCreate, Phrases t, bool mayLink = false)
    {
        var active = In(mine, MembershipState.Active);
        var paused = In(mine, MembershipState.Paused);
        var member = In(mine, MembershipState.Active, MembershipState.Paused, MembershipState.Applied);
        var buttons = new List<Button>();
        if (active is not null)
            buttons.AddRange([
                new Button("week.show", "", t["menu.week"], ButtonStyle.Primary),
                new Button("partner.show", "", t["menu.partner"]),
                new Button("meeting.show", "", t["menu.meeting"]),
            ]);
        buttons.Add(new Button("join", "", t["menu.join"], member is null ? ButtonStyle.Primary : ButtonStyle.Normal));
        if (member is not null)
            buttons.AddRange([
                new Button("preferences.open", member, t["menu.preferences"]),
                new Button("days-off.show", "", t["menu.days-off"]),
            ]);
        if (member is not null)
            buttons.Add(new Button("invitation.open", member, t["menu.invite"]));
        if (active is not null)
            buttons.Add(new Button("membership.pause", active, t["menu.pause"]));
        if (paused is not null)
            buttons.Add(new Button("membership.resume", paused, t["membership.resume.button"]));
        if (member is not null)
            buttons.Add(new Button("membership.leave", member, t["menu.leave"]));
        if (mayLink)
            buttons.Add(new Button("account.code", "", t["menu.link"]));
        buttons.Add(new Button(WhoSees.NoticeAction, member ?? "", t["data.notice.button"]));
        return new Card(Kind, t["menu.heading"])
        {
            Locale = t.Tag,
            Heading = t["menu.heading"],
            Body = [new Text(t[member is null ? "menu.lead.new" : "menu.lead"]), .. Moderation(moderated, mayCreate, t)],
            Buttons = buttons,
        };
    }

    /// <summary>The program in which they are so; empty when there are several, and then they are asked; null when there is none.</summary>
    private static string? In(IReadOnlyList<Membership> mine, params MembershipState[] states) =>
        mine.Where(m => states.Contains(m.State)).ToList() switch
        {
            [] => null,
            [var one] => one.ProgramId.Value,
            _ => "",
        };

    private static IEnumerable<Element> Moderation(IReadOnlyList<Program> moderated, bool mayCreate, Phrases t)
    {
        foreach (var program in moderated.Take(5))
        {
            yield return new Text(Line.Of(t.Fill("menu.moderate", ("program", program.Name))), TextStyle.Section);
            yield return new ButtonRow([
                new Button("rounds.show", program.Id.Value, t["menu.rounds"]),
                new Button("needs.show", program.Id.Value, t["needs.open"]),
                new Button("pair.open", program.Id.Value, t["pair.open"]),
                new Button("applicants.show", program.Id.Value, t["menu.applicants"]),
            ]);
        }

        if (mayCreate)
            yield return new ButtonRow([new Button("program.new", "", t["program.open"])]);
    }
}

internal sealed class ShowMenu : IUseCase
{
    public Task<Reply> Handle(Visit visit, Ct ct) => Task.FromResult<Reply>(new Reply.Aside(new CardRef(MenuCard.Kind, "")));
}
