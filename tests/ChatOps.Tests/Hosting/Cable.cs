using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ChatOps.Tests.Hosting;

/// <summary>
/// The line to a database server: cut, it is to its user as if the server were stopped; joined again, as if it were back.
/// </summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly int _target;
    private TcpListener _listener;

    public Cable(int target)
    {
        _target = target;
        _listener = Listen(0);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    public void Cut()
    {
        _listener.Stop();
        while (_open.TryTake(out var client))
            client.Close();
    }

    public void Join() => _listener = Listen(Port);

    public ValueTask DisposeAsync()
    {
        Cut();
        _listener.Dispose();
        return ValueTask.CompletedTask;
    }

    private TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = Serve(listener);
        return listener;
    }

    private async Task Serve(TcpListener listener)
    {
        try
        {
            while (true)
                _ = Carry(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private async Task Carry(TcpClient near)
    {
        using var far = new TcpClient();
        _open.Add(near);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
        }
        near.Close();
    }
}
