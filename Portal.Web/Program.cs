using Portal.Web.Commands;

return await CommandLine.RunAsync(args);
