namespace ChatOps.Credentials;

/// <summary>
/// The last step of every HttpClient of the host on its way to a vendor: is given the connections that would be used, and returns those
/// that are. In production they are the same; a simulation has its vendors behind it.
/// </summary>
internal delegate HttpMessageHandler WayOut(HttpMessageHandler connections);
