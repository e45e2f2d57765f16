"""The product in the browser: a Django project of thin views over the pure packages."""
