using System.Globalization;
using ChatOps.Files;

namespace ChatOps.Matching.Files;

/// <summary>
/// People as <c>id,tz_min,start_min,primary,goals,seniority,dept,manager</c>: minutes east of UTC, local start of work, topics as numbers,
/// -1 for no manager.
/// </summary>
internal sealed class PeopleFile
{
    private const long Day = 1440;

    private readonly Dictionary<long, string> _ids = [];
    private readonly Dictionary<long, string> _words = [];

    public List<Candidate> Candidates { get; } = [];

    public FileFault? Fault { get; private set; }

    public static PeopleFile Read(string path)
    {
        var people = new PeopleFile();
        using var table = new Table(path, "id", "tz_min", "start_min", "primary", "goals", "seniority", "dept", "manager");
        while (table.Next())
            people.Add(table);
        people.Fault = table.Fault;
        return people;
    }

    /// <summary>The id as text; null for nobody of the file.</summary>
    public string? Find(long id) => _ids.GetValueOrDefault(id);

    private void Add(Table table)
    {
        var id = table.Whole(0);
        var text = Word(id);
        if (!_ids.TryAdd(id, text))
            table.Say($"the id {text} stands there twice.");
        var (zone, start) = (table.Whole(1), table.Whole(2));
        var manager = table.Whole(7);
        Candidates.Add(new Candidate
        {
            Id = text,
            WorkStart = (int)(((start % Day) - (zone % Day) + (2 * Day)) % Day),
            Topic = Word(table.Whole(3)),
            Topics = Goals(table),
            Seniority = table.Small(5),
            Department = Word(table.Whole(6)),
            Managers = manager < 0 ? [] : [Word(manager)],
        });
    }

    private List<string> Goals(Table table)
    {
        var goals = new List<string>(3);
        foreach (var goal in table.Text(4).Split(';', StringSplitOptions.RemoveEmptyEntries))
            goals.Add(Word(table.Whole(4, goal.Trim())));
        return goals;
    }

    private string Word(long number)
    {
        if (!_words.TryGetValue(number, out var word))
            _words.Add(number, word = number.ToString(CultureInfo.InvariantCulture));
        return word;
    }
}
