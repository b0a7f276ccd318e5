namespace ChatOps.Tests.Hosting;

/// <summary>What these tests hear, such as spans, comes from all hosts of the process: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeProcess
{
    public const string Name = "hears the whole process";
}
