using System.Xml.Linq;
using ChatRouter.Core.Shops;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Auth;

/// <summary>Keeps the keys that protect tokens in the database, so that sessions outlive a restart.</summary>
public sealed class KeyRing(IKeyRingStore store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. store.All().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => store.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));

    /// <summary>Makes the framework use this ring.</summary>
    public sealed class Setup(IKeyRingStore store) : IConfigureOptions<KeyManagementOptions>
    {
        public void Configure(KeyManagementOptions options) => options.XmlRepository = new KeyRing(store);
    }
}
