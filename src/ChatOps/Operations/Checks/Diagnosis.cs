namespace ChatOps.Operations.Checks;

/// <summary>One line of <c>doctor</c>: <c>Slack: not configured: set Slack:SigningSecret ...</c> No words, no secrets.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="State">How it stands.</param>
/// <param name="Sentence">What was seen, and how to mend it.</param>
internal sealed record Diagnosis(string Subject, CheckState State, string Sentence)
{
    public override string ToString() => $"{Subject}: {Word}: {Sentence}";

    private string Word => State switch
    {
        CheckState.Ok => "ok",
        CheckState.NotConfigured => "not configured",
        CheckState.Warning => "warning",
        _ => "failed",
    };
}

internal enum CheckState
{
    Ok,

    /// <summary>Nobody asked for it yet: not a failure.</summary>
    NotConfigured,

    /// <summary>The main job goes on, but somebody should look.</summary>
    Warning,

    /// <summary>It was asked for and would stop the main job.</summary>
    Failed,
}

/// <summary>One look at one thing. Changes nothing.</summary>
internal interface ICheck
{
    string Subject { get; }

    Task<Diagnosis> Run(Ct ct);
}

internal static class Diagnoses
{
    public static Diagnosis Ok(this ICheck check, string sentence) => new(check.Subject, CheckState.Ok, sentence);

    public static Diagnosis NotConfigured(this ICheck check, string sentence) => new(check.Subject, CheckState.NotConfigured, sentence);

    public static Diagnosis Warning(this ICheck check, string sentence) => new(check.Subject, CheckState.Warning, sentence);

    public static Diagnosis Failed(this ICheck check, string sentence) => new(check.Subject, CheckState.Failed, sentence);
}
