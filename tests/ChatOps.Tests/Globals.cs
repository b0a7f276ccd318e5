global using NodaTime;
global using Shouldly;
global using Xunit;
global using Ct = System.Threading.CancellationToken;
