using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Uploads;

/// <summary>Refuses to start with limits that make no sense.</summary>
[OptionsValidator]
public sealed partial class UploadOptionsValidator : IValidateOptions<UploadOptions>;
