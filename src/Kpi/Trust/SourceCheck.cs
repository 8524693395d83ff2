namespace Ioc.Kpi.Trust;

/// <summary>A check of a source as a whole, from what the book of sources says of it.</summary>
public abstract class SourceCheck : TrustCheck
{
}
