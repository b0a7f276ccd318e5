global using NodaTime;
global using Shouldly;
global using Xunit;
global using Ct = System.Threading.CancellationToken;

// A wire test waits for its host more than it works: more of them than processors, and not so many that a host is kept waiting in earnest.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
