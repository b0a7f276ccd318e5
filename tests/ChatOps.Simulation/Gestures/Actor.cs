using ChatOps.Simulation.People;

namespace ChatOps.Simulation.Gestures;

/// <summary>A member in the act: their hands, the world around them, and the chance that decides what they do.</summary>
internal sealed class Actor(World world, Colleague who, Random chance)
{
    public World World => world;

    public Colleague Who => who;

    public Random Chance => chance;

    public LocalDate Today => world.Now.InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).Date;

    public async Task<string> Says(string text)
    {
        await who.Says(text);
        await world.Rest();
        return $"said: {text}";
    }

    public async Task<string> Presses(string action)
    {
        await who.Presses(action);
        await world.Rest();
        return "pressed";
    }

    public async Task<string> Sends(string open, string send, params (string Field, string Value)[] typed)
    {
        var wrong = await who.Sends(open, send, typed);
        await world.Rest();
        return wrong.Length == 0 ? "" : $"refused: {wrong}";
    }

    /// <summary>The week that is open for them: its number in this world; 0 when there is none.</summary>
    public async Task<int> Week() => (await world.Ask<string>("""
        SELECT c.id FROM check_ins c JOIN persons p ON p.id = c.person_id
        WHERE p.display_name = @Name AND NOT c.is_closed ORDER BY c.opens_at DESC LIMIT 1
        """, new { who.Name })) is [var id, ..] ? world.NumberOf(id) : 0;

    /// <summary>
    /// The chats of those with whom this week is shared now; none while it is not, and when the pair has ended: then a change is kept for
    /// its author alone.
    /// </summary>
    public Task<IReadOnlyList<string>> Readers(int week) => world.Ask<string>("""
        SELECT a.conversation FROM check_ins c
        JOIN partnerships s ON s.id = c.partnership_id AND s.ended_at IS NULL
        JOIN partners t ON t.partnership_id = s.id AND t.person_id <> c.person_id
        JOIN accounts a ON a.person_id = t.person_id
        WHERE c.id = @Id AND c.state = 'shared' AND a.conversation IS NOT NULL
        """, new { Id = world.IdOf(week) });

    /// <summary>A text of theirs that nobody wrote before.</summary>
    public Token Text(TextKind kind, int thing) => new(who.First, kind, thing, world.NextVersion());
}
