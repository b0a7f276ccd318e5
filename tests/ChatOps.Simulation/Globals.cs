global using NodaTime;
global using Shouldly;
global using Xunit;
global using Ct = System.Threading.CancellationToken;

// A world uses one processor.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

[assembly: CaptureConsole]
