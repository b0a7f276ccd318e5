using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChatOps.Participation;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests;

/// <summary>The house rules that a compiler does not know.</summary>
public sealed partial class ConventionTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly string[] SayLittle =
    [
        "Service",
        "Manager",
        "Helper",
        "Helpers",
        "Util",
        "Utils",
        "Provider",
        "Processor",
        "Info",
        "Data",
        "Dto",
    ];

    /// <summary>A log line names things by their id or by a code. These are the names of ids and codes.</summary>
    private static readonly string[] IdsAndCodes =
    [
        "account",
        "code",
        "error",
        "kind",
        "lane",
        "migration",
        "partnership",
        "program",
        "round",
        "row",
    ];

    /// <summary>Where member text comes out: drawing, sealing, pure decisions about it. Everything else goes through these.</summary>
    private static readonly string[] MayReveal =
    [
        "ChatOps/Cards/FormReading.cs",
        "ChatOps/Cards/FormState.cs",
        "ChatOps/Cards/Line.cs",
        "ChatOps/Privacy/WordsConverter.cs",
        "ChatOps/CheckIns/CheckInQuestions.cs",
        "ChatOps/CheckIns/Responses/CommentOnCopy.cs",
        "ChatOps/Demo/History/SampleWords.cs",
        "ChatOps/Joining/PreferencesForm.cs",
        "ChatOps/Joining/SavePreferences.cs",
        "ChatOps/Rounds/Candidates.cs",
        "ChatOps/Programs/CreateProgram.cs",
        "ChatOps/Joining/Choosing/WhichProgram.cs",
        "ChatOps/Rounds/Ending/RoundEndForm.cs",
        "ChatOps/Joining/Invitations/InviteForm.cs",
        "ChatOps/Joining/Invitations/SendInvitation.cs",
        "ChatOps/Joining/Notice/ChangeNotice.cs",
        "ChatOps/Joining/Holidays/SaveHolidays.cs",
        "ChatOps/Accounts/TimeOff/TypedDays.cs",
        "ChatOps/Accounts/Linking/LinkByCode.cs",
    ];

    /// <summary>
    /// A folder of more than fifteen files, its wiring not counted, asks for a subfolder with a name from the product. This list only gets
    /// shorter.
    /// </summary>
    private static readonly Dictionary<string, int> Crowded = new()
    {
        ["ChatOps/Channels/Teams"] = 22,
        ["ChatOps/CheckIns"] = 30,
        ["ChatOps/CheckIns/Responses"] = 16,
        ["ChatOps/Demo"] = 16,
        ["ChatOps/Joining"] = 19,
    };

    /// <summary>All that we wrote and the host runs.</summary>
    internal static readonly IReadOnlyList<Type> Types =
    [
        .. new[] { typeof(Host), typeof(ParticipationEndpoints) }.SelectMany(t => t.Assembly.GetTypes())
            .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute)) && t.Name[0] != '<' && t.DeclaringType?.Name[0] != '<'
                && t.Namespace?.StartsWith("ChatOps", StringComparison.Ordinal) == true
                && !t.CustomAttributes.Any(a => a.AttributeType.Name is "GeneratedCodeAttribute" or "EmbeddedAttribute")),
    ];

    [Fact]
    public void types_are_internal() => Types
        .Where(t => t.IsPublic || t.IsNestedPublic && t.DeclaringType!.IsPublic)
        .ShouldBe([typeof(ParticipationEndpoints), typeof(ParticipationOptions)], ignoreOrder: true);

    [Fact]
    public void classes_are_sealed_unless_something_derives_from_them() => Types
        .Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && !Types.Any(d => d.BaseType == t))
        .ShouldBeEmpty();

    [Fact]
    public void names_say_something() =>
        Types
            // channelData is the Activity protocol's own word.
            .Where(t =>
                SayLittle.Any(ending => t.Name.Split('`')[0].EndsWith(ending, StringComparison.Ordinal))
                && !t.Name.EndsWith("ChannelData", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void nothing_of_ours_ends_in_async() => Types
        .SelectMany(t => t.GetMethods(Everything))
        .Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal) && IsOurs(m))
        .Select(m => $"{m.DeclaringType}.{m.Name}")
        .ShouldBeEmpty();

    [Fact]
    public void a_token_to_stop_comes_last() =>
        Types
            .Where(t => !t.IsSubclassOf(typeof(Delegate)))
            .SelectMany(t => t.GetMethods(Everything))
            .Where(m =>
                !m.IsDefined(typeof(CompilerGeneratedAttribute))
                && m.GetParameters()
                    .SkipWhile(p => p.ParameterType != typeof(Ct))
                    .Any(p => p.ParameterType != typeof(Ct) && !p.HasDefaultValue))
            .Select(m => $"{m.DeclaringType}.{m.Name}")
            .ShouldBeEmpty();

    [Fact]
    public void logs_hold_ids_enums_and_counts()
    {
        var methods = Types.SelectMany(t => t.GetMethods(Everything)).Where(m => m.IsDefined(typeof(LoggerMessageAttribute))).ToList();

        methods.ShouldNotBeEmpty();
        methods.SelectMany(m => m.GetParameters(), (m, p) => (Method: m, Parameter: p))
            .Where(x => !IsLoggable(x.Parameter))
            .Select(x => $"{x.Method.DeclaringType}.{x.Method.Name}({x.Parameter.ParameterType.Name} {x.Parameter.Name})")
            .ShouldBeEmpty();
    }

    [Fact]
    public void logs_are_written_by_generated_methods_only() => SourceFiles.All
        .Where(f => PlainLogging().IsMatch(f.Text))
        .Select(f => f.Path)
        .ShouldBeEmpty();

    [Fact]
    public void words_are_revealed_where_they_are_drawn_or_sealed() => SourceFiles.All
        .Where(f => f.Text.Contains(".Reveal()", StringComparison.Ordinal))
        .Select(f => f.Path)
        .Except(MayReveal)
        .ShouldBeEmpty();

    /// <summary>Statements run through Dapper. Beside it stand the one place that reads the answers to several of one call,
    /// the library's own calls, and asking at preparing what a statement touches.</summary>
    [Fact]
    public void only_these_files_speak_to_an_engine_themselves() =>
        SourceFiles
            .All.Where(f => EngineCommand().IsMatch(f.Text))
            .Select(f => f.Path)
            .ShouldBe([
                "ChatOps.Participation/Reading/SqliteFacts.cs",
                "ChatOps/Storage/RoundTrip.cs",
                "ChatOps/Storage/Sqlite/SqliteLibrary.cs",
            ]);

    /// <summary>The Bot Framework SDK names a package that is not there: looking at all types of one of its assemblies fails.</summary>
    [Fact]
    public void only_our_own_assemblies_are_looked_at_as_a_whole() =>
        SourceFiles
            .All.Concat(SourceFiles.Tests)
            .Where(f => WholeAssembly().IsMatch(f.Text))
            .Select(f => f.Path)
            .ShouldBe([
                "tests/ChatOps.Tests/Cards/ElementTests.cs",
                "tests/ChatOps.Tests/ConventionTests.Assertions.cs",
                "tests/ChatOps.Tests/ConventionTests.cs",
                "tests/ChatOps.Tests/Operations/Ticks/TickGuardTests.cs",
            ]);

    /// <summary>It comes in with the SDK, and stays where the SDK is.</summary>
    [Fact]
    public void only_the_teams_adapter_knows_the_sdk_and_its_json() =>
        SourceFiles
            .All.Where(f =>
                f.Text.Contains("Newtonsoft", StringComparison.Ordinal)
                || f.Text.Contains("Microsoft.Bot", StringComparison.Ordinal)
                || f.Text.Contains("Microsoft.Rest", StringComparison.Ordinal))
            .Select(f => f.Path)
            .ShouldAllBe(path => path.StartsWith("ChatOps/Channels/Teams/", StringComparison.Ordinal));

    [Fact]
    public void time_comes_from_the_clock() => SourceFiles.All
        .Where(f => WallClock().IsMatch(f.Text))
        .Select(f => f.Path)
        .ShouldBeEmpty();

    [Fact]
    public void nothing_is_left_for_later()
    {
        var files = Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".sql", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

        files.Where(f => Leftover().IsMatch(File.ReadAllText(f))).ShouldBeEmpty();
    }

    /// <summary>System first, then by name: a rule of <c>dotnet format</c> that no analyzer of the build looks at.</summary>
    [Fact]
    public void usings_are_in_order()
    {
        foreach (var (path, text) in SourceFiles.All.Concat(SourceFiles.Tests))
        {
            var names = Using().Matches(text).Select(m => m.Groups[1].Value).ToList();

            names.ShouldBe(
                names
                    .OrderBy(n => n != "System" && !n.StartsWith("System.", StringComparison.Ordinal))
                    .ThenBy(n => n, StringComparer.OrdinalIgnoreCase),
                ignoreOrder: false,
                path);
        }
    }

    /// <summary>The other one: the encoding, the ends of lines, the end of the file.</summary>
    [Fact]
    public void files_are_utf8_with_plain_ends()
    {
        var paths = SourceFiles.All.Select(f => Path.Combine("src", f.Path)).Concat(SourceFiles.Tests.Select(f => f.Path));

        paths.Where(p => !IsPlain(File.ReadAllBytes(Path.Combine(SourceFiles.Root, p)))).ShouldBeEmpty();

        static bool IsPlain(byte[] file) =>
            file is [not 0xEF, .., (byte)'\n'] and not [.., (byte)'\n', (byte)'\n'] && !file.Contains((byte)'\r');
    }

    /// <summary>But for what a raw string of a test quotes: a payload, a statement.</summary>
    [Fact]
    public void lines_end_at_140() => SourceFiles.Tests
        .Concat(SourceFiles.All.Select(f => (Path: $"src/{f.Path}", Text: File.ReadAllText(Path.Combine(SourceFiles.Root, "src", f.Path)))))
        .SelectMany(f => LongLines(f.Path, f.Text))
        .ShouldBeEmpty();

    [Fact]
    public void no_folder_is_crowded()
    {
        var counts = SourceFiles.All
            .Where(f => Path.GetFileNameWithoutExtension(f.Path) != f.Path.Split('/')[^2])
            .CountBy(f => f.Path[..f.Path.LastIndexOf('/')]).Where(c => c.Value > 15);

        counts.Where(c => c.Value > Crowded.GetValueOrDefault(c.Key)).ShouldBeEmpty();
    }

    /// <summary>
    /// Where packages come from is each machine's own affair: no text of the repository names a registry, and no lock file an address.
    /// Container base images are named in full, because they have no other name. The names are put together here, so that this file does
    /// not hold them.
    /// </summary>
    [Fact]
    public void no_text_names_a_package_registry()
    {
        string[] registries =
        [
            "npm" + "js.",
            "registry" + ".npm",
            "registry" + ".yarn",
            "yarn" + "pkg.",
            "npm" + "mirror",
            "npm.pkg" + ".github",
            "nuget" + ".org",
            "nuget.pkg" + ".github",
            "pkgs.dev" + ".azure",
            "my" + "get.org",
            "deb." + "debian",
            "security." + "debian",
            "ftp." + "debian",
            "archive." + "ubuntu",
            "security." + "ubuntu",
            "py" + "pi.",
            "pythonhosted" + ".org",
            "proxy." + "golang",
            "crates" + ".io",
        ];
        string[] others = [".git", "bin", "obj", "node_modules", "artifacts", "data", "TestResults", "BenchmarkDotNet.Artifacts"];
        var files = new Queue<string>([SourceFiles.Root]);
        var found = new List<string>();
        var read = 0;
        while (files.TryDequeue(out var folder))
        {
            foreach (var below in Directory.EnumerateDirectories(folder).Where(d => !others.Contains(Path.GetFileName(d))))
                files.Enqueue(below);
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                var text = File.ReadAllText(file);
                if (text.Contains('\0', StringComparison.Ordinal))
                    continue;
                read++;
                found.AddRange(
                    registries
                        .Where(r => text.Contains(r, StringComparison.OrdinalIgnoreCase))
                        .Select(r => $"{Path.GetRelativePath(SourceFiles.Root, file)}: {r}"));
                if (
                    Path.GetFileName(file).EndsWith("lock.json", StringComparison.Ordinal)
                    && text.Contains("\"resolved\": \"http", StringComparison.Ordinal))
                    found.Add($"{Path.GetRelativePath(SourceFiles.Root, file)}: an address");
            }
        }

        found.ShouldBeEmpty();
        read.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void statements_are_called_by_name_and_none_lies_unused()
    {
        var code = string.Concat(SourceFiles.All.Select(f => f.Text));
        var names = Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, "src/ChatOps"), "*.sql", SearchOption.AllDirectories)
            .Where(f => f.Contains("/Sql/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Select(f => Path.GetFileName(f).Split('.')[0])
            .Distinct();

        names.Where(n => !code.Contains($"\"{n}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static bool IsLoggable(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return typeof(ILogger).IsAssignableFrom(type) || typeof(Exception).IsAssignableFrom(type) || type == typeof(Type)
            || type.IsEnum || type.IsPrimitive || type == typeof(Duration) || type == typeof(Instant) || type == typeof(LocalDate)
            || type.IsValueType && type.Name.EndsWith("Id", StringComparison.Ordinal)
            || type == typeof(string) && IdsAndCodes.Contains(parameter.Name);
    }

    /// <summary>False for what a framework named: an override, or the body of a framework's interface.</summary>
    private static bool IsOurs(MethodInfo method) =>
        method.GetBaseDefinition().DeclaringType!.Assembly == method.DeclaringType!.Assembly
        && !method.DeclaringType.GetInterfaces().Where(i => i.Namespace?.StartsWith("ChatOps", StringComparison.Ordinal) != true)
            .Any(i => method.DeclaringType.GetInterfaceMap(i).TargetMethods.Contains(method));

    private static IEnumerable<string> LongLines(string path, string text)
    {
        var isInRaw = false;
        foreach (var (number, line) in text.Split('\n').Index())
        {
            var marks = RawString().Count(line);
            if (line.Length > 140 && !(path.StartsWith("tests/", StringComparison.Ordinal) && (isInRaw || marks > 0)))
                yield return $"{path}:{number + 1}";
            isInRaw ^= marks % 2 == 1;
        }
    }

    [GeneratedRegex(@"^using ([A-Z][\w.]*);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"\.(GetTypes|GetExportedTypes)\(\)|\.(DefinedTypes|ExportedTypes)\b")]
    private static partial Regex WholeAssembly();

    [GeneratedRegex(@"DbCommand|NpgsqlCommand|NpgsqlBatch|SqliteCommand|CreateCommand|ExecuteReader|SQLitePCL")]
    private static partial Regex EngineCommand();

    [GeneratedRegex(@"\bLog(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex PlainLogging();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bThread\.Sleep\b|\bStopwatch\.StartNew\b")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Leftover();

    [GeneratedRegex("\"{3,}")]
    private static partial Regex RawString();
}
