namespace Ioc.Storage.Catalogues;

/// <summary>A table file cannot be read on from here.</summary>
/// <param name="line">The line or row; 0 when it concerns the file as a whole.</param>
/// <param name="reason">What is wrong, without a full stop.</param>
/// <param name="cure">What would be right, without a full stop.</param>
internal sealed class SheetUnreadableException(int line, string reason, string cure, Exception? innerException = null)
    : Exception(reason, innerException)
{
    public int Line => line;

    public string Cure => cure;
}
