namespace Ioc.Server.Hosting;

/// <summary>The data directory or a store in it cannot be used until a person has acted; the message says why and what to do.</summary>
internal sealed class StoresUnusableException(string message, Exception? innerException = null) : Exception(message, innerException);
