using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace ChatOps.Tests.Vendors.Mail;

/// <summary>A mail server that keeps everything and delivers nothing: SMTP as RFC 5321 has it, on a port of this machine.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private MailHold? _hold;
    private int _arrived;

    public MailSink()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Recipients and the whole message, in order of arrival.</summary>
    public ConcurrentQueue<(string To, string Text)> Mails { get; } = [];

    /// <summary>The next commands of this name are answered so: <c>RCPT</c>, <c>550 no such user</c>.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = [];

    /// <summary>Keeps whoever sends this mail waiting for an answer, for ever: before it is kept, or when it is.</summary>
    public MailHold Hold(int number, bool isKept) => _hold = new MailHold(number, isKept);

    /// <summary>The event in a mail, byte for byte, with the method that its header tells.</summary>
    public (string? Method, string Text) Calendar(int index)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Mails.ElementAt(index).Text));
        var part = MimeMessage
            .Load(stream, TestContext.Current.CancellationToken)
            .BodyParts.OfType<TextPart>()
            .Single(p => p.ContentType.MediaSubtype == "calendar");
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content, TestContext.Current.CancellationToken);
        return (part.ContentType.Parameters["method"], Encoding.UTF8.GetString(content.ToArray()));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task Serve()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = Talk(await _listener.AcceptTcpClientAsync(_end.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            async Task Say(string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _end.Token);
            await Say("220 sink ESMTP");
            var to = "";
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (Answers.TryRemove(verb, out var scripted))
                {
                    await Say(scripted);
                    continue;
                }

                switch (verb)
                {
                    case "EHLO":
                        await Say("250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8");
                        break;
                    case "RCPT":
                        to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                        await Say("250 ok");
                        break;
                    case "DATA":
                        await Say("354 go on");
                        var text = new StringBuilder();
                        while (await reader.ReadLineAsync(_end.Token) is { } part && part != ".")
                            text.Append(part.StartsWith("..", StringComparison.Ordinal) ? part[1..] : part).Append("\r\n");
                        var hold = _hold is { } waiting && waiting.Number == Interlocked.Increment(ref _arrived) ? waiting : null;
                        if (hold is null or { IsKept: true })
                            Mails.Enqueue((to, text.ToString()));
                        if (hold is not null)
                        {
                            hold.Reach();
                            await reader.ReadLineAsync(_end.Token);
                            return;
                        }

                        await Say("250 kept");
                        break;
                    case "QUIT":
                        await Say("221 bye");
                        return;
                    default:
                        await Say("250 ok");
                        break;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }
}
