namespace ChatOps.Operations.Checks;

internal sealed class ConfigurationCheck(SettingsFaults faults) : ICheck
{
    public string Subject => "Configuration";

    public Task<Diagnosis> Run(Ct ct) => Task.FromResult(faults.Sentences.Count == 0
        ? this.Ok("every setting can be read and fits the others.")
        : this.Failed(string.Join(' ', faults.Sentences)));
}

/// <summary>What is wrong with the settings, as the start would say it.</summary>
internal sealed record SettingsFaults(IReadOnlyList<string> Sentences);
