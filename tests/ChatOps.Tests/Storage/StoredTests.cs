using System.Text;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Dapper;
using FsCheck.Fluent;

namespace ChatOps.Tests.Storage;

public abstract class StoredTests(string engine) : DatabaseTests(engine)
{
    private static readonly Statement Create = new(
        "Create",
        "CREATE TABLE samples (name TEXT, an_instant BIGINT, a_date TEXT, person_id TEXT, account_id TEXT, program_id TEXT, is_so BOOLEAN, "
        + "a_number INTEGER, some_bytes BYTEA)",
        null);
    private static readonly Statement Add = new(
        "Add",
        "INSERT INTO samples VALUES (@Name, @AnInstant, @ADate, @PersonId, @AccountId, @ProgramId, @IsSo, @ANumber, @SomeBytes)",
        null);
    private static readonly Statement All = new("All", "SELECT * FROM samples WHERE name = @Name", null);
    private static readonly Statement Persons = new("Persons", "SELECT person_id FROM samples", null);
    private static readonly Statement Instants = new(
        "Instants", "SELECT an_instant FROM samples WHERE a_date = @Date AND an_instant < @Before", null);
    private static readonly Statement These = new(
        "These",
        "SELECT name FROM samples WHERE person_id IN (SELECT value FROM json_each(@Ids)) ORDER BY name",
        "SELECT name FROM samples WHERE person_id = ANY(@Ids) ORDER BY name");

    [Fact]
    public async Task our_types_come_back_as_they_were()
    {
        var full = new Sample
        {
            Name = "full",
            AnInstant = Instant.FromUtc(2026, 11, 23, 8, 59),
            ADate = new LocalDate(2026, 11, 23),
            PersonId = PersonId.New(),
            AccountId = AccountId.New(),
            ProgramId = ProgramId.New(),
            IsSo = true,
            ANumber = 42,
            SomeBytes = [0, 255],
        };
        var back = await KeptAndRead(full);

        (back with { SomeBytes = full.SomeBytes }).ShouldBe(full);
        back.SomeBytes.ShouldBe(full.SomeBytes);
        (await Db.Read(db => db.Query<PersonId>(Persons), Ct)).ShouldBe([full.PersonId!.Value]);
        var when = new { Date = full.ADate!.Value, Before = full.AnInstant!.Value.Plus(Duration.FromSeconds(1)) };
        (await Db.Read(db => db.Query<Instant>(Instants, when), Ct)).ShouldBe([full.AnInstant.Value]);
    }

    /// <summary>What one engine takes the other takes as well, as a value, in a list, in a set and with what is sent later.</summary>
    [Fact]
    public async Task any_text_is_stored_as_the_same_whole_text()
    {
        await Db.Write(db => db.Execute(Create), Ct);
        foreach (var text in Odd.Concat(Gen.Sample(ArbMap.Default.GeneratorFor<string>(), 100).Select(t => t ?? "")))
        {
            var (id, whole) = (PersonId.New().Value + text, Whole(text));
            await Db.Write(async db =>
            {
                await db.Execute(Add, new Sample { Name = text, PersonId = new PersonId(id) });
                await db.Later(AddName, new { Name = text });
            }, Ct);

            var found = await Db.Read(db => db.Query<Sample>(All, new { Name = text }), Ct);
            found.Select(s => s.Name).ShouldBe([whole, whole]);
            found.Select(s => s.PersonId?.Value).ShouldBe([Whole(id), null], ignoreOrder: true);
            (await Db.Read(db => db.Query<string>(These, new { Ids = new[] { id } }), Ct)).ShouldBe([whole]);
            (await Db.Read(db => db.Query<string>(Listed, new { Ids = new[] { id } }), Ct)).ShouldBe([whole]);
            await Db.Write(db => db.Execute(Forget, new { Name = text }), Ct);
        }
    }

    private static readonly string[] Odd =
    [
        "\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", "😀", "a\0b", "\0", "", " ", "e\u0301", "\uffff", "\u2028", "'; --", "\\u0000",
    ];

    private static readonly Statement AddName = new("AddName", "INSERT INTO samples (name) VALUES (@Name)", null);
    private static readonly Statement Listed = new("Listed", "SELECT name FROM samples WHERE person_id IN @Ids", null);
    private static readonly Statement Forget = new("Forget", "DELETE FROM samples WHERE name = @Name", null);

    private static string Whole(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal);

    [Fact]
    public async Task nothing_stays_nothing()
    {
        var empty = new Sample { Name = "empty" };
        (await KeptAndRead(empty)).ShouldBe(empty);
    }

    [Fact]
    public async Task one_is_looked_for_by_the_same_statement()
    {
        var samples = Enumerable.Range(0, 2).Select(i => new Sample { Name = $"n{i}", PersonId = PersonId.New() }).ToList();
        await Db.Write(db => db.Execute(Create), Ct);
        foreach (var sample in samples)
            await Db.Write(db => db.Execute(Add, sample), Ct);

        var these = new Statement("These", "SELECT name FROM samples WHERE person_id IN @Ids", null);
        (await Db.Read(db => db.Query<string>(these.ForOne(), new { Ids = samples[1].PersonId }), Ct)).ShouldBe(["n1"]);
        (await Db.Read(db => db.Query<string>(these, new { Ids = new[] { samples[1].PersonId!.Value.Value } }), Ct)).ShouldBe(["n1"]);
    }

    [Fact]
    public async Task lists_of_any_length_are_looked_for()
    {
        var samples = Enumerable.Range(0, 3).Select(i => new Sample { Name = $"n{i}", PersonId = PersonId.New(), ANumber = i }).ToList();
        await Db.Write(db => db.Execute(Create), Ct);
        foreach (var sample in samples)
            await Db.Write(db => db.Execute(Add, sample), Ct);

        (await Named(samples[0].PersonId, samples[2].PersonId)).ShouldBe(["n0", "n2"]);
        (await Named()).ShouldBeEmpty();

        Task<IReadOnlyList<string>> Named(params PersonId?[] ids) =>
            Db.Read(db => db.Query<string>(These, new { Ids = ids.Select(i => i!.Value.Value).ToArray() }), Ct);
    }

    [Fact]
    public async Task a_name_without_a_value_is_told()
    {
        await Db.Write(db => db.Execute(Create), Ct);

        await Should.ThrowAsync<Exception>(() => Db.Read(db => db.Query<string>(These, new { Id = "x" }), Ct));
        await Should.ThrowAsync<Exception>(() => Db.Read(db => db.Query<string>(These), Ct));
    }

    /// <summary>What a member wrote is sealed before it is stored; there is no other way into a statement.</summary>
    [Fact]
    public async Task words_reach_no_statement()
    {
        SqlMapper.HasTypeHandler(typeof(Words)).ShouldBeFalse();
        await Db.Write(db => db.Execute(Create), Ct);

        var error = await Should.ThrowAsync<Exception>(() => Db.Write(db => db.Execute(Add, new { Name = new Words("a secret") }), Ct));

        error.ToString().ShouldNotContain("a secret");
        (await Db.Read(db => db.Query<string>(new Statement("Names", "SELECT name FROM samples", null)), Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_column_that_cant_be_read_is_told_without_what_it_holds()
    {
        await Db.Write(db => db.Execute(Create), Ct);
        await Db.Write(db => db.Execute(new Statement("AddDate", "INSERT INTO samples (name, a_date) VALUES ('x', 'Monday')", null)), Ct);

        var error = await Should.ThrowAsync<UnreadableRow>(() => Db.Read(db => db.Find<Sample>(All, new { Name = "x" }), Ct));

        error.ToString().ShouldContain("All found a column");
        error.ToString().ShouldNotContain("Monday");
        (await Db.Read(db => db.Query<string>(new Statement("Names", "SELECT name FROM samples", null)), Ct)).ShouldBe(
            ["x"], "the connection serves on");
    }

    [Fact]
    public async Task long_texts_and_empty_bytes_come_back_whole()
    {
        var long1 = new Sample { Name = string.Concat(Enumerable.Repeat("Größe 🎈 ", 5000)), SomeBytes = [] };

        var back = await KeptAndRead(long1);

        back.Name.ShouldBe(long1.Name);
        back.SomeBytes.ShouldBeEmpty();
    }

    private async Task<Sample> KeptAndRead(Sample sample)
    {
        await Db.Write(db => db.Execute(Create), Ct);
        await Db.Write(db => db.Execute(Add, sample), Ct);
        return (await Db.Read(db => db.Find<Sample>(All, new { sample.Name }), Ct))!;
    }

    private sealed record Sample
    {
        public string Name { get; init; } = "";

        public Instant? AnInstant { get; init; }

        public LocalDate? ADate { get; init; }

        public PersonId? PersonId { get; init; }

        public AccountId? AccountId { get; init; }

        public ProgramId? ProgramId { get; init; }

        public bool IsSo { get; init; }

        public int? ANumber { get; init; }

        public byte[]? SomeBytes { get; init; }
    }
}

public sealed class SqliteStoredTests() : StoredTests("sqlite");

public sealed class PostgresStoredTests() : StoredTests("postgres");
