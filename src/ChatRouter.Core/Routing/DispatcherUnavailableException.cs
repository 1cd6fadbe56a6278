namespace ChatRouter.Core.Routing;

/// <summary>The dispatcher cannot be reached, or did not answer in time: whether the step took effect is not known, and repeating it is safe.</summary>
/// <remarks>Owned conversations go on without it; what it missed it is told by the reconciler.</remarks>
public class DispatcherUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
