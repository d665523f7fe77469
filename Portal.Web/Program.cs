using Portal.Web;

var app = PortalHost.Build(args);
await PortalHost.PrepareAsync(app);
await app.RunAsync();
