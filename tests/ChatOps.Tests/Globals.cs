global using NodaTime;
global using NodaTime.Testing;
global using Shouldly;
global using Xunit;
global using Ct = System.Threading.CancellationToken;

// A wire test waits for its host more than it works: more of them than processors, so that these have work.
[assembly: CollectionBehavior(MaxParallelThreads = 5)]

// What a host prints belongs to its test.
[assembly: CaptureConsole]
