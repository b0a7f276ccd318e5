namespace ChatOps.Settings;

/// <summary>
/// The host can't do what was asked as it is set up. Sentences for the operator, each naming the setting or file; no value, no secret.
/// </summary>
internal sealed class Misconfigured(IReadOnlyList<string> sentences) : Exception(string.Join(' ', sentences))
{
    public IReadOnlyList<string> Sentences => sentences;
}
