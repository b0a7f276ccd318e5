using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ChatOps.Settings;
using NodaTime.Text;

namespace ChatOps.Operations;

/// <summary>A command line understood, or why not.</summary>
/// <param name="Verb">What to do; null when the line is wrong, or asked for help that is printed already.</param>
/// <param name="Settings">For configuration.</param>
/// <param name="Faults">Why the line can't be understood; the exit code is then 2.</param>
internal sealed record CommandLine(Verb? Verb, IReadOnlyList<string> Settings, IReadOnlyList<string> Faults)
{
    private static readonly Option<bool> Demo = new("--demo")
    {
        Description = "The main job with nothing connected: sample people and the demo desk.",
    };

    private static readonly Option<Instant?> At = new("--at")
    {
        Description = "With --demo: when the clock starts, ISO 8601 UTC.",
        HelpName = "INSTANT",
        CustomParser = result => InstantPattern.ExtendedIso.Parse(result.Tokens[0].Value) is { Success: true } instant
            ? instant.Value
            : Wrong<Instant?>(result, "--at must be an instant such as 2026-11-23T08:59:00Z."),
    };

    private static readonly Option<int> Speed = new("--speed")
    {
        Description = "With --demo: how much faster the clock runs, 1 to 10000.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = result =>
            int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var speed) && speed is >= 1 and <= 10_000
                ? speed
                : Wrong<int>(result, "--speed must be a whole number from 1 to 10000."),
    };

    private static readonly Option<string> People = new("--people")
    {
        Description = "Who is to be matched.",
        HelpName = "people.csv",
        Required = true,
    };
    private static readonly Option<string?> History = new("--history")
    {
        Description = "Past pairs; those of the last six rounds are not repeated.",
        HelpName = "history.csv",
    };
    private static readonly Option<string?> Keep = new("--keep") { Description = "Pairs who stay together.", HelpName = "keep.csv" };
    private static readonly Option<string> Out = new("--out")
    {
        Description = "Where the groups are written.",
        HelpName = "pairs.csv",
        Required = true,
    };

    private static readonly Option<string?> Workspace = new("--workspace")
    {
        Description = "The only workspace that the link is good for.",
        HelpName = "T...",
        CustomParser = result => SettingsRules.IsWorkspace(result.Tokens[0].Value)
            ? result.Tokens[0].Value
            : Wrong<string?>(result, "--workspace must be the id of a workspace, such as T012AB3CD."),
    };

    private static readonly Option<string[]> Domain = new("--domain")
    {
        Description = "With --workspace: trusts it with confirmed addresses of this domain. May be given several times.",
        HelpName = "example.com",
        CustomParser = result =>
            result.Tokens.Select(t => t.Value.ToLowerInvariant()).Distinct().ToArray() is var domains && domains.All(SettingsRules.IsDomain)
                ? domains
                : Wrong<string[]>(result, "--domain must be a domain, such as example.com."),
    };

    private static readonly string[] OwnOptions =
        ["--demo", "--at", "--speed", "--people", "--history", "--keep", "--out", "--workspace", "--domain", "--help", "--version"];

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var parts = Arguments.Split(args, OwnOptions);
        if (parts.Fault is { } fault)
            return new(null, [], [fault]);

        Verb? verb = null;
        var parsed = Verbs(v => verb = v)
            .Parse(parts.Own, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
            return new(null, [], [.. parsed.Errors.Select(e => e.Message)]);
        parsed.Invoke();
        return new(verb, parts.Settings, []);
    }

    private static RootCommand Verbs(Action<Verb> choose)
    {
        var root = new RootCommand(
            "ChatOps: accountability partners in Teams and Slack. Any setting can follow the verb as --Section:Key value.");
        var serve = new Command("serve", "Serves; what happens without a verb.");
        foreach (var command in (Command[])[root, serve])
        {
            command.Add(Demo);
            command.Add(At);
            command.Add(Speed);
            command.Validators.Add(NeedsDemo);
            command.SetAction(r => choose(new Verb.Serve(new(r.GetValue(Demo), r.GetValue(At), r.GetValue(Speed)))));
        }

        root.Add(serve);
        root.Add(Simple("migrate", "Applies migrations and exits.", new Verb.Migrate()));
        root.Add(new Command("manifest", "Writes an app package under artifacts/ from the settings.")
        {
            Simple("slack", "artifacts/slack-manifest.json", new Verb.Manifest(ManifestKind.Slack)),
            Simple("teams", "artifacts/chatops-teams.zip", new Verb.Manifest(ManifestKind.Teams)),
        });
        var email = new Argument<string>("EMAIL") { Description = "The person's work email." };
        var person = new Command("person", "One person's accounts, states and last message, without words.") { email };
        person.SetAction(r => choose(new Verb.DoctorPerson(r.GetRequiredValue(email))));
        var doctor = Simple("doctor", "Checks what is configured and how to mend it; changes nothing.", new Verb.Doctor());
        doctor.Add(person);
        root.Add(doctor);
        root.Add(Match());
        root.Add(new Command("slack", "Slack workspaces.") { InstallLink() });
        root.Add(Simple("rotate-key", "Adds a new content key beside the old ones.", new Verb.RotateKey()));
        root.Add(Simple("rebuild-participation", "Counts the participation totals anew from the facts.", new Verb.RebuildParticipation()));
        return root;

        Command Match()
        {
            var match = new Command("match", "A dry run of the matcher on files.") { People, History, Keep, Out };
            match.Validators.Add(KeepsItsInput);
            match.SetAction(r =>
                choose(new Verb.Match(r.GetRequiredValue(People), r.GetValue(History), r.GetValue(Keep), r.GetRequiredValue(Out))));
            return match;
        }

        Command InstallLink()
        {
            var link = new Command("install-link", "Prints a link by which one workspace adds the app, within 60 minutes.")
            {
                Workspace,
                Domain,
            };
            link.Validators.Add(NeedsWorkspace);
            link.SetAction(r => choose(new Verb.SlackInstallLink(r.GetValue(Workspace), r.GetValue(Domain) ?? [])));
            return link;
        }

        Command Simple(string name, string description, Verb verb)
        {
            var command = new Command(name, description);
            command.SetAction(_ => choose(verb));
            return command;
        }
    }

    private static void NeedsDemo(CommandResult result)
    {
        if (!result.GetValue(Demo) && (result.GetResult(At) is { Implicit: false } || result.GetResult(Speed) is { Implicit: false }))
            result.AddError("--at and --speed are for serve --demo only.");
    }

    private static void NeedsWorkspace(CommandResult result)
    {
        if (result.GetResult(Domain) is { Implicit: false } && result.GetResult(Workspace) is null)
            result.AddError("--domain needs --workspace: a domain is trusted to one workspace.");
    }

    private static void KeepsItsInput(CommandResult result)
    {
        if (result.GetResult(Out) is not { Tokens: [{ Value.Length: > 0 } written] })
            return;
        foreach (var option in (Option[])[People, History, Keep])
        {
            if (
                result.GetResult(option) is { Tokens: [{ Value.Length: > 0 } read] }
                && Path.GetFullPath(read.Value) == Path.GetFullPath(written.Value))
                result.AddError($"--out would overwrite {option.Name}.");
        }
    }

    private static T Wrong<T>(ArgumentResult result, string sentence)
    {
        result.AddError(sentence);
        return default!;
    }
}
