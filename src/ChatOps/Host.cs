using ChatOps.Operations;

namespace ChatOps;

/// <summary>The entry. Exit codes: 0 done, 1 error, 2 wrong use; errors are sentences on standard error.</summary>
internal static class Host
{
    public static async Task<int> Main(string[] args)
    {
        var line = CommandLine.Parse(args);
        if (line.Faults.Count > 0)
            return Say(line.Faults, 2);
        if (line.Verb is null)
            return 0;
        try
        {
            return await Run(line);
        }
        catch (Misconfigured e)
        {
            return Say(e.Sentences, 1);
        }
    }

    /// <summary>The web host as <c>serve</c> runs it, not started. Throws <see cref="Misconfigured"/> when a setting is wrong.</summary>
    /// <param name="args">A command line with the verb serve, or none.</param>
    /// <param name="configure">For tests: replaces parts before the host is built.</param>
    internal static WebApplication Build(IReadOnlyList<string> args, Action<WebApplicationBuilder>? configure = null) =>
        CommandLine.Parse(args) is { Verb: Verb.Serve serve } line
            ? Build(serve.Options, line.Settings, configure)
            : throw new ArgumentException("Not a command line that serves.", nameof(args));

    private static WebApplication Build(ServeOptions options, IReadOnlyList<string> arguments, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = Configuration.NewBuilder(arguments);
        builder.AddChatOps(Configuration.Read(builder, options), options);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapChatOps();
        return app;
    }

    private static async Task<int> Run(CommandLine line)
    {
        switch (line.Verb)
        {
            case Verb.Serve serve:
                await Build(serve.Options, line.Settings).RunAsync();
                return 0;
            default:
                throw new Misconfigured(["This verb is not there yet."]);
        }
    }

    private static int Say(IEnumerable<string> sentences, int code)
    {
        foreach (var sentence in sentences)
            Console.Error.WriteLine(sentence);
        return code;
    }
}
