using System.Data.Common;
using System.Net.Sockets;
using ChatOps.Channels.Slack.Install;
using ChatOps.Counting;
using ChatOps.Matching.Files;
using ChatOps.Operations;
using ChatOps.Operations.Manifests;
using ChatOps.Operations.Measuring;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Storage.Outages;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace ChatOps;

/// <summary>The entry. Exit codes: 0 done, 1 error, 2 wrong use; errors are sentences on standard error.</summary>
internal static class Host
{
    public static async Task<int> Main(string[] args)
    {
        var line = CommandLine.Parse(args);
        if (line.Faults.Count > 0)
            return Say(line.Faults, 2);
        if (line.Verb is null)
            return 0;
        try
        {
            return await Run(line);
        }
        catch (Misconfigured e)
        {
            return Say(e.Sentences, 1);
        }
        catch (DbException e)
        {
            return Say([$"Database:ConnectionString: the database can't be used ({Reason(e)})."], 1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder or file that can't be made or read; the sentence names it.
            return Say([e.Message], 1);
        }
    }

    /// <summary>The web host as <c>serve</c> runs it, not started. Throws <see cref="Misconfigured"/> when a setting is wrong.</summary>
    /// <param name="args">A command line with the verb serve, or none.</param>
    /// <param name="configure">For tests: replaces parts before the host is built.</param>
    internal static WebApplication Build(IReadOnlyList<string> args, Action<WebApplicationBuilder>? configure = null) =>
        CommandLine.Parse(args) is { Verb: Verb.Serve serve } line
            ? Build(serve.Options, line.Settings, configure)
            : throw new ArgumentException("Not a command line that serves.", nameof(args));

    private static WebApplication Build(
        ServeOptions options, IReadOnlyList<string> arguments, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = Configuration.NewBuilder(arguments);
        builder.AddChatOps(Configuration.Read(builder, options), options);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapChatOps();
        return app;
    }

    private static async Task<int> Run(CommandLine line)
    {
        switch (line.Verb)
        {
            case Verb.Serve serve:
                await Serve(Build(serve.Options, line.Settings));
                return 0;
            case Verb.Migrate:
                return await Migrate(line.Settings);
            case Verb.Manifest manifest:
                // What a manifest does not name need not be set yet.
                var (settings, faults) = Configuration.Read(Configuration.NewBuilder(line.Settings));
                if (faults.Where(f => f.StartsWith("Web:PublicUrl", StringComparison.Ordinal)).ToList() is { Count: > 0 } wrong)
                    throw new Misconfigured(wrong);
                Console.Out.WriteLine(await WriteManifest.Run(manifest.Kind, settings, Ct.None));
                return 0;
            case Verb.RotateKey:
                return await RotateKey(line.Settings);
            case Verb.RebuildParticipation:
                return await RebuildParticipation(line.Settings);
            case Verb.SlackInstallLink link:
                var connected = Configuration.Read(Configuration.NewBuilder(line.Settings), new ServeOptions());
                return await MakeInstallLink.Run(connected, link, Console.Out, Ct.None);
            case Verb.Match match:
                return MatchFiles.Run(new(match.People, match.History, match.Keep, match.Out), Console.Out, Console.Error);
            case Verb.Doctor:
                return await Doctor.Run(Configuration.NewBuilder(line.Settings), Console.Out, Ct.None);
            case Verb.DoctorPerson person:
                return await DoctorPerson.Run(
                    Configuration.Read(Configuration.NewBuilder(line.Settings), new ServeOptions()), person.Email, Console.Out, Ct.None);
            default:
                throw new InvalidOperationException("A verb without a deed.");
        }
    }

    private static async Task Serve(WebApplication app)
    {
        await using var host = app;
        var metrics = app.Services.GetRequiredService<ChatOpsSettings>().MetricsUrls;
        try
        {
            await app.StartAsync(Ct.None);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            // Kestrel's sentence names the address; its port is in one of the two settings only.
            var key = MetricsPage.Ports(metrics).Any(p => e.Message.Contains($":{p}:", StringComparison.Ordinal)) ? "Metrics:Urls" : "Urls";
            throw new Misconfigured([$"{key}: another program listens on this address already."]);
        }
        catch (SocketException e)
        {
            throw new Misconfigured([
                $"{(metrics.Count > 0 ? "Urls or Metrics:Urls" : "Urls")}: this machine can't listen on this address "
                + $"({e.SocketErrorCode}).",
            ]);
        }
        await app.WaitForShutdownAsync(Ct.None);
    }

    private static async Task<int> Migrate(IReadOnlyList<string> arguments)
    {
        var settings = Configuration.Read(Configuration.NewBuilder(arguments), new ServeOptions());
        var applied = await new Migrator(settings.Database, SystemClock.Instance).Migrate(Ct.None);
        Console.Out.WriteLine(applied.Count == 0 ? "Nothing to migrate." : $"Applied {string.Join(", ", applied)}.");
        var statements = await new ParticipationRole(settings.Database, settings.Participation).Ensure(Ct.None);
        if (statements.Count > 0)
            Console.Out.WriteLine(
                "The participation page needs a role that this login may not create. An administrator "
                + $"runs:\n{string.Join('\n', statements)}");
        return 0;
    }

    private static async Task<int> RebuildParticipation(IReadOnlyList<string> arguments)
    {
        var settings = Configuration.Read(Configuration.NewBuilder(arguments), new ServeOptions());
        await new Migrator(settings.Database, SystemClock.Instance).Migrate(Ct.None);
        await using var db = new Db(settings.Database);
        var differences = await db.Read(Recount.Differences, Ct.None);
        await db.Write(Recount.Run, Ct.None);
        Console.Out.WriteLine($"The participation totals are counted anew; {differences} of them differed.");
        return 0;
    }

    private static async Task<int> RotateKey(IReadOnlyList<string> arguments)
    {
        var settings = Configuration.Read(Configuration.NewBuilder(arguments), new ServeOptions());
        await using var db = new Db(settings.Database);
        var ring = new KeyRing(settings.ContentKey, SystemClock.Instance);
        await new KeyCheck(ring, db).Run(Ct.None);
        var installs = new SlackInstallStore(new SecretBox(ring), new InstallLinkStore(), new PersonStore());
        var rotated = await new KeyRotation(ring, new WordsCipher(ring), [installs], db).Rotate(Ct.None);
        Console.Out.WriteLine(
            $"The new key is {rotated.NewKey}; {rotated.Persons} persons and {rotated.Tokens} workspaces are under it now.");
        return 0;
    }

    /// <summary>The engine's own code: its text may name what the connection string holds.</summary>
    private static string Reason(DbException e) => e switch
    {
        DatabaseAway { InnerException: DbException inner } => Reason(inner),
        SqliteException sqlite => $"SQLite error {sqlite.SqliteErrorCode}",
        { SqlState: { } state } => $"PostgreSQL error {state}",
        _ => "no connection",
    };

    private static int Say(IEnumerable<string> sentences, int code)
    {
        foreach (var sentence in sentences)
            Console.Error.WriteLine(sentence);
        return code;
    }
}
