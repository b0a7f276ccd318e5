namespace ChatOps.Operations;

/// <summary>What the operator asked for.</summary>
internal abstract record Verb
{
    internal sealed record Serve(ServeOptions Options) : Verb;

    internal sealed record Migrate : Verb;

    internal sealed record Manifest(ManifestKind Kind) : Verb;

    internal sealed record Doctor : Verb;

    internal sealed record DoctorPerson(string Email) : Verb;

    internal sealed record RotateKey : Verb;

    /// <param name="People">A file, as all of them.</param>
    /// <param name="History">Past pairs.</param>
    /// <param name="Keep">Pairs who stay together.</param>
    /// <param name="Out">Written.</param>
    internal sealed record Match(string People, string? History, string? Keep, string Out) : Verb;

    internal sealed record RebuildParticipation : Verb;

    /// <param name="Workspace">The only one that the link is good for; null: any.</param>
    /// <param name="Domains">What that workspace is trusted with, in lower case.</param>
    internal sealed record SlackInstallLink(string? Workspace, IReadOnlyList<string> Domains) : Verb;
}

internal enum ManifestKind
{
    Slack,
    Teams,
}

/// <summary>How to serve.</summary>
/// <param name="IsDemo">The main job with nothing connected, on a database of its own.</param>
/// <param name="At">When the demo's clock starts; null: now.</param>
/// <param name="Speed">How much faster than real time the demo's clock runs, 1 to 10,000.</param>
internal sealed record ServeOptions(bool IsDemo = false, Instant? At = null, int Speed = 1);
