global using NodaTime;
global using Ct = System.Threading.CancellationToken;
