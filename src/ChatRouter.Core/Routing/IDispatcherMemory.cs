namespace ChatRouter.Core.Routing;

/// <summary>Where a dispatcher that several nodes share keeps its state: tells when that was lost or replaced.</summary>
/// <remarks>A memory that does not answer is a <see cref="DispatcherUnavailableException"/>.</remarks>
public interface IDispatcherMemory
{
    /// <summary>Names the memory; none when it is empty or was never built. After a change of the name it may lack what it was told last.</summary>
    Task<string?> NameAsync(CancellationToken cancellationToken);

    /// <summary>The dispatcher has been told everything: gives the memory a name if it has none.</summary>
    Task BuiltAsync(CancellationToken cancellationToken);
}
