   exit('bye')
